"""The only room with network and disk: what was read, fetched and kept."""
