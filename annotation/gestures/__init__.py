"""What a person does, one module by noun: from a Review to a Draft. None changes anything."""
