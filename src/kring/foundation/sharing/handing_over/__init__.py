"""A warm hand-over: the family is told, both sign, and there is no moment in between."""
