"""Turns the stories of a synthetic region into rows: once, whole or not at all."""

from kring.demo.loading.fill import accounts, ensure_numbers, ensure_region

__all__ = ["accounts", "ensure_numbers", "ensure_region"]
