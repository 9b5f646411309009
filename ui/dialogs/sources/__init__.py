"""The window of the sources: what suggestions are worth, what was learned, what makes them."""
