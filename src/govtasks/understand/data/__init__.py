"""Tables of names: functions of government, central organs, special forms, divisions; each row with its source."""
