"""Pictures of a family as SVG, each with the same as text. Pure functions: they draw what they are given."""
