"""The two kinds of errors: what a person is told, and everything else (a bug)."""


class UserError(Exception):
    """Something a person can act on.

    The message is one or two sentences: what is wrong, in which file, at which place, and what
    to do. Whoever raises it has left everything as it was.
    """


class StaleEditError(RuntimeError):
    """An edit whose `before` is not what the layer holds. A bug in the caller, never shown raw."""


class QuoteMismatchError(RuntimeError):
    """A stored quote that differs from `document.text[start:end]`. Never saved, never exported."""
