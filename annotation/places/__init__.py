"""Where the places of an article lie, without a network."""
