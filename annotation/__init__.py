"""The domain: values and pure functions. No Qt, no SQL, no Excel."""

VERSION = "0.1.0"
PROGRAM = f"Goldleaf {VERSION}"
