"""Letting somebody of the family in: face to face, with a code on paper."""
