"""The canvas: the article as text with its marks, labels and arcs."""
