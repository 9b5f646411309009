"""Suggestions for an article: which entities and events it may hold.

`messages`, `worker` and `service` are the process; everything else runs inside of it.
"""
