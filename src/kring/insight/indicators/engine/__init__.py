"""The engine: runs definitions over facts, in as few passes as it can, and lets nothing out unprotected."""
