"""The domain: values and pure functions. No Qt, no SQL, no Excel."""
