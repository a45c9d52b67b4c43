"""What reading a notice costs, as ratios to the least that any reader must do: `make bench`."""
