"""The way in: one module for each file format that articles arrive in."""
