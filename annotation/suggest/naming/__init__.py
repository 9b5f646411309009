"""Names: what the model tagged, mended, and which label each bears in the article as a whole."""
