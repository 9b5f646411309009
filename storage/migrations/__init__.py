"""How a file of an earlier format is brought up to date: one module for each step.

Alembic is imported by these modules alone, and these only when a migration is due. A step never
looks at `storage.schema`, which goes on changing: what its format was stands in the step itself.
`format_N.sql` are the tables of format N as a file must have them before a step may touch it.
"""
