"""The tags and comments of HTML inside Markdown, with the place of each attribute's value.

The standard library's parser gives no places of attributes, and needs time that grows with the square of the length
on hostile input; this one reads each tag once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.model.place import Span

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?P<name>[^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'=<>`]++)))?"
)
_TAG_END = re.compile(r"[\s/]*+>")
_MAX_TAG = 8_192

# Their content is text to the browser, whatever it looks like: https://html.spec.whatwg.org/multipage/parsing.html
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
COMMENT = "!"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, its name in lower case; a comment or declaration has the name ``!``. Attribute values without quotes."""

    name: str
    span: Span
    closing: bool = False
    attributes: Mapping[str, Span] = field(default_factory=dict)


def tags(text: str, span: Span) -> Iterator[Tag]:
    """The tags within ``span``, in order. What isn't HTML after all is passed over."""
    position = span.start
    while (position := text.find("<", position, span.end)) >= 0:
        tag = _declaration(text, position, span.end) or _tag(text, position, span.end)
        if tag is None:
            position += 1
            continue
        yield tag
        position = tag.span.end
        if tag.name in _RAW_TEXT and not tag.closing:
            closing = re.compile(rf"</{tag.name}\b", re.IGNORECASE).search(text, position, span.end)
            position = closing.start() if closing else span.end


def _declaration(text: str, start: int, limit: int) -> Tag | None:
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>")):
        if text.startswith(opening, start):
            end = text.find(closing, start + 2, limit)
            return Tag(COMMENT, Span(start, end + len(closing) if end >= 0 else limit))
    return None


def _tag(text: str, start: int, limit: int) -> Tag | None:
    name = _NAME.match(text, start, limit)
    if name is None:
        return None
    limit = min(limit, start + _MAX_TAG)
    attributes: dict[str, Span] = {}
    position = name.end()
    while attribute := _ATTRIBUTE.match(text, position, limit):
        written = next((group for group in ("double", "single", "bare") if attribute[group] is not None), "name")
        value = Span(attribute.end(), attribute.end()) if written == "name" else Span(*attribute.span(written))
        attributes.setdefault(attribute["name"].lower(), value)
        position = attribute.end()
    end = _TAG_END.match(text, position, limit)
    if end is None:
        return None
    return Tag(name[1].lower(), Span(start, end.end()), text.startswith("</", start), attributes)
