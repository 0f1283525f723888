"""What every room needs: errors, the registry of plug-ins and data files, progress, the clock."""
