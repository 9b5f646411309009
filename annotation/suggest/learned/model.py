"""A fit as bytes and as values: read with checks, asked with numpy alone."""


class Fit:
    """What was learned, ready to be asked."""


def read_fit(data: bytes) -> Fit:
    """Read a fit. UserError where it is damaged or was made by another version."""
    return Fit()
