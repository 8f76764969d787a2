"""From facts to indicators: definitions, the engine that computes them, and what may be seen of the result."""
