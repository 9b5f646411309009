"""How far two annotations of the same articles agree, as the field counts it: pure.

The definitions stand in docs/evaluation.md.
"""
