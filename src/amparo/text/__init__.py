"""Names, scripts, places, days and numbers: pure functions over strings."""
