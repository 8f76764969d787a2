"""The indicators about how it goes: one definition in each module."""
