"""What families get and what that costs: counted from the facts, protected, priced from a list with sources."""
