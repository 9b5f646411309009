"""Who is meant: names that are alike, kinds of actors, mentions of the same thing. Pure."""
