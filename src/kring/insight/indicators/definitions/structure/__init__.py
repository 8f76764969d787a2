"""The indicators about what is arranged: one definition in each module."""
