"""What help there is in a region: what it does, for whom, and how long one waits for it."""
