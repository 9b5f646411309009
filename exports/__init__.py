"""The way out: one module per format, each written from the same snapshot."""
