"""The indicators about what comes out: one definition in each module."""
