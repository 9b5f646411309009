"""What a project learns from its decisions, as values: pure, no spaCy, no SQL, no Qt."""
