"""From the name of a unit to what it stands for."""
