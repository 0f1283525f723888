"""Published forms that several lists or formats share, so that no list needs to know another."""
