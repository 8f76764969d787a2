"""What can be done with approaches: writing them for a region, and following one around a family."""
