"""The indicators about who is reached: one definition in each module."""
