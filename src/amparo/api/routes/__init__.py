"""The paths of the HTTP door, one file for each family."""
