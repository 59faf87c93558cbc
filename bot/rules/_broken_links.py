"""Links that Markdown doesn't read as such, and addresses that no browser reads as they were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.model.place import Span


class Unread(Enum):
    """Why something that was meant as a link isn't one."""

    REVERSED = auto()  # (text)[https://…]
    APART = auto()  # [text] (https://…)
    BLANK_IN_TARGET = auto()  # [text](https://… …)
    UNCLOSED = auto()  # [text](https://…


@dataclass(frozen=True, slots=True)
class Flaw:
    """Where a broken link, its words and its target stand in the text that was searched."""

    kind: Unread
    span: Span
    words: Span
    target: Span


_ADDRESS = r"(?:https?://|www\.|mailto:)"
_TAIL = r"[^\s()\[\]<>]*+(?:\([^\s()]*+\)[^\s()\[\]<>]*+)*+"
_TARGET = rf"(?P<target>{_ADDRESS}{_TAIL})"
_WORDS = r"(?P<words>[^\[\]()]++)"
_LINK_WORDS = r"\[(?P<words>[^\[\]]*+)\]"
_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Unread.REVERSED, rf"\({_WORDS}\)\[(?P<target>{_ADDRESS}[^\s\[\]]*+|/[\w./#-]++)\]"),
        (Unread.REVERSED, rf"\({_TARGET}\)\[{_WORDS}\]"),
        (Unread.APART, rf"{_LINK_WORDS}[ \t\u00a0]++\({_TARGET}\)"),
        (
            Unread.BLANK_IN_TARGET,
            rf"{_LINK_WORDS}\((?P<target>(?:{_ADDRESS}|\.{{0,2}}/){_TAIL}[ \u00a0][^\n()\[\]]*+)\)",
        ),
        (Unread.UNCLOSED, rf"{_LINK_WORDS}\({_TARGET}(?![^\n()\[\]]*+\))"),
    )
)
_IMAGE = re.compile(
    rf"(?<=!){_LINK_WORDS}"
    r"\((?P<target>(?!\.{0,2}/)[\w./-]++[ \u00a0][^\n()\[\]]*?\.(?i:png|jpe?g|gif|webp|avif|svg)) *+\)"
)
"""An image whose file has a blank in its name; the ending leaves no doubt."""
_A_WORD = re.compile(r"[^\W\d_]{2}")  # a footnote's number, or a box to tick, isn't the text of a link

# The last is the line below a definition of a reference whose own address was left out.
_NOWHERE = re.compile(r"(?:https?:/*|mailto:|\[[^\[\]]+\]:)?\Z", re.IGNORECASE)
_SCHEME = re.compile(r"(?P<scheme>h{0,2}t{1,3}p{1,2}s{0,2}|ht?ps?)(?P<colon>[:;.,]{0,2})(?P<slashes>/*)", re.IGNORECASE)
_HOST = re.compile(r"www\.[\w-]+\.\w|(?:[\w-]+\.)+(?:com|org|net|edu|gov|fr|eu|uk|de)(?:/|\Z)", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NESTED = re.compile(r"\[[^\[\]]*\]\((?P<inside>[^()]+)\)")
_WRAPPED = re.compile(r"(?:[\s\"'“”«»<\[(]|%20)+(?P<inside>https?://[^\s\"'“”«»<>\[\]()]+)[\s\"'“”«»>\])]*")


def broken_links(text: str, *, lenient: bool = False) -> Iterator[Flaw]:
    """The links in running text that Markdown doesn't read as such. Linear in the length of the text.

    ``lenient`` is for Redcarpet, which does read those with a space after ``]``.
    """
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text) if not (lenient and kind is Unread.APART) else ():
            if _A_WORD.search(match["words"]):
                words, target = Span(*match.span("words")), Span(*match.span("target"))
                yield Flaw(kind, Span(*match.span()), words, target)
    for match in _IMAGE.finditer(text):
        words, target = Span(*match.span("words")), Span(*match.span("target"))
        yield Flaw(Unread.BLANK_IN_TARGET, Span(*match.span()), words, target)


def is_address(text: str) -> bool:
    """Whether a text looks like what a link leads to, rather than like the label of a reference."""
    return re.fullmatch(rf"(?:{_ADDRESS}|\.{{0,2}}/)\S+", text) is not None


def is_nowhere(target: str) -> bool:
    """Whether a target says no more than that it will be an address."""
    return _NOWHERE.match(target) is not None


def repaired(target: str) -> str | None:
    """The address that was certainly meant by a target that is none, such as ``http:/x`` or ``www.example.org``."""
    wrapped = _WRAPPED.fullmatch(target) or _NESTED.fullmatch(target)
    if wrapped:
        return wrapped["inside"]
    if _MAIL.fullmatch(target):
        return f"mailto:{target}"
    if _HOST.match(target):
        return f"https://{target}"
    return _with_its_scheme(target)


def _with_its_scheme(target: str) -> str | None:
    """``https//x``, ``htps://x``, ``http://https://x``: the scheme right, and once."""
    scheme, rest = "", target
    while (found := _SCHEME.match(rest)) and (":" in found["colon"] or found["slashes"] == "//"):
        scheme, rest = ("https" if "s" in found["scheme"].lower() else "http"), rest[found.end() :]
    whole = f"{scheme}://{rest}"
    return whole if scheme and whole.lower() != target.lower() else None
