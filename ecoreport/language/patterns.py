"""Long regular expressions written so that they can be read: one alternative, or one family of them, a line."""


def either(*alternatives: str) -> str:
    """The pattern that matches one of these patterns, tried in their order."""
    return f"(?:{'|'.join(alternatives)})"
