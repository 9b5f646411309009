"""The project file: everything that is kept, in one SQLite file. The only place that knows SQL."""
