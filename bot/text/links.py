"""The links and images of a body, in Markdown and in HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.model.markdown import Image, Link, LinkKind
from bot.model.place import Span
from bot.text.destinations import destination
from bot.text.events import Event, Part
from bot.text.mask import Masked, Template
from bot.text.tags import Tag, tags

_BREAKS = frozenset({"SoftBreak", "HardBreak"})
_TEXTS = frozenset({"Text", "Code"})


@dataclass(slots=True)
class _Open:
    """A link or an image whose end hasn't come yet. ``inner_end`` is where its last inner node ends."""

    event: Event
    inner_end: int
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Anchor:
    tag: Tag
    words: list[str] = field(default_factory=list)


class LinkReader:
    """Gathers links and images from a body's events. ``text`` is the original, of which ``masked`` hides parts."""

    def __init__(self, text: str, masked: Masked) -> None:
        self.links: list[Link] = []
        self.images: list[Image] = []
        self._text, self._masked = text, masked
        self._open: list[_Open] = []  # a link, an image, or an image in a link
        self._in_description = 0  # how many links and images are open within the description of an image
        self._anchor: _Anchor | None = None

    def read(self, event: Event, html_tags: Iterable[Tag] = ()) -> None:
        """Take the next event, with the tags in it where it is HTML."""
        if event.name in ("Link", "Image"):
            self._node(event)
        elif event.name in _TEXTS:
            self._say(self._words(event))
        elif event.name in _BREAKS:
            self._say(" ")
        elif event.name == "InlineHtml":
            for tag in html_tags:
                self._tag(tag)
        elif event.name == "HtmlBlock":
            self._html_block(event.span, html_tags)
        if event.part is not Part.START:
            for node in self._open:
                node.inner_end = max(node.inner_end, min(event.span.end, node.event.span.end))

    def close(self) -> None:
        """Take the end of the body."""
        if self._anchor:
            self._end_anchor(Span(self._anchor.tag.span.end, self._anchor.tag.span.end), ())

    def _say(self, words: str) -> None:
        for node in self._open:
            node.words.append(words)
        if self._anchor:
            self._anchor.words.append(words)

    def _words(self, event: Event) -> str:
        """What a text reads as: templates as they are written, but for kramdown's attributes and comments."""
        hidden = tuple(self._masked.within(event.span))
        if not hidden:
            return event.text
        words, position = [], event.span.start
        for span, kind in hidden:
            words.append(self._text[position : span.start])
            if kind is Template.OUTPUT:
                words.append(span.of(self._text))
            position = span.end
        return "".join([*words, self._text[position : event.span.end]])

    def _node(self, event: Event) -> None:
        if event.part is Part.START:
            if self._in_description or (self._open and self._open[-1].event.name == "Image"):
                self._in_description += 1  # the description of an image is text, whatever stands in it
                return
            opening = 2 if event.name == "Image" else 1
            self._open.append(_Open(event, event.span.start + opening))
        elif self._in_description:
            self._in_description -= 1
        else:
            self._close(self._open.pop())

    def _close(self, node: _Open) -> None:
        if node.event.name == "Image":
            target, target_span, _ = self._target(node)
            self.images.append(Image(node.event.span, "".join(node.words), target, target_span))
        else:
            self.links.append(self._link(node))

    def _link(self, node: _Open) -> Link:
        span, text = node.event.span, "".join(node.words)
        if node.event.style in ("Autolink", "Email"):
            inside = Span(span.start + 1, span.end - 1)
            email = node.event.style == "Email" and not node.event.target.startswith("mailto:")
            target = f"mailto:{node.event.target}" if email else node.event.target
            return Link(LinkKind.AUTOLINK, span, text, inside, target, inside)
        target, target_span, bracket = self._target(node)
        kind = LinkKind.INLINE if node.event.style == "Inline" else LinkKind.REFERENCE
        return Link(kind, span, text, Span(span.start + 1, bracket), target, target_span)

    def _target(self, node: _Open) -> tuple[str, Span | None, int]:
        """What a link or an image leads to, where that is written, and the offset of the ``]`` before it."""
        span, target = node.event.span, node.event.target
        bracket = self._masked.text.find("]", node.inner_end, span.end)
        if node.event.style != "Inline" or bracket < 0:
            return target, None, bracket if bracket >= 0 else span.end
        written = destination(self._masked.text, bracket, span.end)
        if written and any(self._masked.within(written)):
            return written.of(self._text), written, bracket
        if written and written.of(self._text) != target and not set("\\&\0") & set(written.of(self._text)):
            # In a quote, the target of a link over two lines stands behind the quote's own mark.
            found = self._text.find(target, written.start, span.end) if target else -1
            written = Span(found, found + len(target)) if found >= 0 else None
        return target, written, bracket

    def _html_block(self, span: Span, html_tags: Iterable[Tag]) -> None:
        position = span.start
        for tag in html_tags:
            self._say(html.unescape(self._text[position : tag.span.start]))
            self._tag(tag)
            position = tag.span.end
        self._say(html.unescape(self._text[position : span.end]))

    def _tag(self, tag: Tag) -> None:
        if tag.name == "img" and not tag.closing:
            source, alt = tag.attributes.get("src"), tag.attributes.get("alt")
            self.images.append(
                Image(tag.span, None if alt is None else self._value(alt), self._value(source), source, html=True)
            )
        elif tag.name == "a":
            if self._anchor:
                ended = tag.span if tag.closing else Span(tag.span.start, tag.span.start)
                self._end_anchor(ended, self._anchor.words)
            self._anchor = _Anchor(tag) if not tag.closing and "href" in tag.attributes else None

    def _end_anchor(self, closing: Span, words: Iterable[str]) -> None:
        if self._anchor is None:
            return
        tag = self._anchor.tag
        target_span, inside = tag.attributes["href"], Span(tag.span.end, closing.start)
        whole = Span(tag.span.start, closing.end)
        self.links.append(Link(LinkKind.HTML, whole, "".join(words), inside, self._value(target_span), target_span))
        self._anchor = None

    def _value(self, span: Span | None) -> str:
        return "" if span is None else html.unescape(span.of(self._text)).strip()


def html_tags(masked: Masked, event: Event) -> tuple[Tag, ...]:
    """The tags of an event that is HTML; none of any other."""
    if event.name == "InlineHtml" or (event.name == "HtmlBlock" and event.part is Part.START):
        return tuple(tags(masked.text, event.span))
    return ()
