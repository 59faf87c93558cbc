"""From the bytes of a file to its text."""

from __future__ import annotations

from bot.model.front_matter import Problem, ProblemKind
from bot.model.place import Span

_BYTE_ORDER_MARK = "\ufeff"


def decode(content: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a UTF-8 file without its byte order mark, and what stood in the way of reading it.

    Bytes that aren't UTF-8 become U+FFFD, and the first of them is a problem whose detail is the byte in
    hexadecimal (``e9`` is an é written by an old editor). Line ends stay as they are.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = len(content[: error.start].decode("utf-8"))
        text = content.decode("utf-8", "replace")
        problems = [Problem(ProblemKind.NOT_UTF8, Span(offset, offset + 1), f"{content[error.start]:02x}")]
    else:
        problems = []
    if not text.startswith(_BYTE_ORDER_MARK):
        return text, tuple(problems)
    shifted = [Problem(p.kind, Span(p.span.start - 1, p.span.end - 1), p.detail) for p in problems]
    return text[1:], (Problem(ProblemKind.BYTE_ORDER_MARK, Span(0, 0)), *shifted)
