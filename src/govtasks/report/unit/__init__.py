"""The page of one unit: all that it must do, from many notices."""
