"""Approaches (werkwijzen): how a region works, kept as rows with versions."""
