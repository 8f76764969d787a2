"""The indicators about what it brings: one definition in each module."""
