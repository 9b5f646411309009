"""How fast Goldleaf is, beside the least that it could cost: a floor measured in the same run.

A benchmark prints figures and judges nothing but by a ratio or a limit that it prints as well.
"""
