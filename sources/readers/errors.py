"""Why bytes could not become a page. Each message is a sentence for the person who gave them, and says what to do."""

__all__ = ["NotText", "PageUnreadable", "TooLarge", "UnknownCharset"]


class PageUnreadable(ValueError):
    """No page can be made of these bytes. Nothing was read; the bytes are untouched."""


class TooLarge(PageUnreadable):
    """The bytes or the text are over the reader's cap."""


class NotText(PageUnreadable):
    """The bytes are a picture, an archive, a PDF or another kind that holds no text a reader could quote.

    Args:
        message: the sentence for the person.
        kind: what the bytes look like ("PDF file").
    """

    def __init__(self, message: str, *, kind: str) -> None:
        super().__init__(message)
        self.kind = kind


class UnknownCharset(PageUnreadable):
    """A person named a character encoding that does not exist."""
