"""Training a spaCy pipeline on the gold of a project, in a process of its own."""
