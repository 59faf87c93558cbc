"""The leaf blocks of a body and the running text in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.model.markdown import Block, BlockKind
from bot.model.place import Span
from bot.text.events import Event, Part
from bot.text.mask import Masked, Template
from bot.text.tags import Tag

_LEAVES = {
    "Paragraph": BlockKind.PARAGRAPH,
    "Heading": BlockKind.HEADING,
    "CodeBlock": BlockKind.CODE,
    "HtmlBlock": BlockKind.HTML,
    "Table": BlockKind.TABLE,
}
_CONTAINERS = frozenset({"BlockQuote", "List", "Item", "FootnoteDefinition"})
_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "var", "tt", "script", "style", "textarea", "svg", "math"})


class BlockReader:
    """Gathers blocks from a body's events. ``text`` is the original, of which ``masked`` hides parts."""

    def __init__(self, text: str, masked: Masked) -> None:
        self.blocks: list[Block] = []
        self._text, self._masked = text, masked
        self._depth = {"BlockQuote": 0, "Item": 0}
        self._prose: list[Span] = []
        self._tight: Span | None = None  # text that stands in a list item without a paragraph around it
        self._inside = ""  # the name of the leaf that is open
        self._level = 0
        self._links: list[bool] = []  # for each link and image that is open, whether what is in it goes unread
        self._unread = 0  # how many of those there are
        self._verbatim = 0  # how many HTML elements are open whose text is code

    def read(self, event: Event, html_tags: Iterable[Tag] = ()) -> None:
        """Take the next event, with the tags in it where it is HTML."""
        if event.name in _CONTAINERS:
            self._end_tight()
            if event.name in self._depth:
                self._depth[event.name] += 1 if event.part is Part.START else -1
        elif event.name == "Rule":
            self._end_tight()
            self._add(BlockKind.THEMATIC_BREAK, event.span)
        elif event.name in _LEAVES:
            self._end_tight()
            self._leaf(event, html_tags)
        elif event.part is Part.WHOLE or event.name in ("Link", "Image"):
            self._inline(event, html_tags)

    def close(self) -> None:
        """Take the end of the body."""
        self._end_tight()

    def _leaf(self, event: Event, html_tags: Iterable[Tag]) -> None:
        if event.part is Part.END:
            self._inside = ""
            self._add(_LEAVES[event.name], event.span, self._level)
            return
        self._inside, self._level = event.name, event.level
        self._prose, self._verbatim = [], 0
        if event.name == "HtmlBlock":
            self._html_block(event.span, html_tags)

    def _inline(self, event: Event, html_tags: Iterable[Tag]) -> None:
        if self._inside in ("CodeBlock", "HtmlBlock"):
            return
        if not self._inside:
            if self._tight is None:
                self._prose, self._verbatim = [], 0
            self._tight = Span(self._tight.start if self._tight else event.span.start, event.span.end)
        if event.name in ("Link", "Image"):
            self._link(event)
        for tag in html_tags:
            self._verbatim_tag(tag)
        if event.name == "Text" and not self._unread and not self._verbatim:
            self._say(event.span)

    def _link(self, event: Event) -> None:
        """An image's description and an autolink's target aren't running text; autolinks hold nothing else."""
        if event.part is Part.START:
            self._links.append(event.name == "Image" or event.style in ("Autolink", "Email"))
            self._unread += self._links[-1]
        else:
            self._unread -= self._links.pop()

    def _html_block(self, span: Span, html_tags: Iterable[Tag]) -> None:
        position = span.start
        for tag in html_tags:
            if not self._verbatim:
                self._say(Span(position, tag.span.start))
            self._verbatim_tag(tag)
            position = tag.span.end
        if not self._verbatim:
            self._say(Span(position, span.end))

    def _verbatim_tag(self, tag: Tag) -> None:
        if tag.name in _VERBATIM:
            self._verbatim = max(0, self._verbatim + (-1 if tag.closing else 1))

    def _say(self, span: Span) -> None:
        """Add running text, less the templates in it; what only blanks part from the text before it joins that."""
        for piece in self._shown(span):
            if not piece.of(self._text).strip():
                continue
            previous = self._prose[-1] if self._prose else None
            if previous and not self._text[previous.end : piece.start].strip():
                self._prose[-1] = Span(previous.start, piece.end)
            else:
                self._prose.append(piece)

    def _shown(self, span: Span) -> Iterator[Span]:
        position = span.start
        for hidden, _ in self._masked.within(span):
            if hidden.start > position:
                yield Span(position, hidden.start)
            position = max(position, hidden.end)
        if position < span.end:
            yield Span(position, span.end)

    def _end_tight(self) -> None:
        if self._tight:
            self._add(BlockKind.PARAGRAPH, self._tight)
            self._tight = None

    def _add(self, kind: BlockKind, span: Span, level: int = 0) -> None:
        written = span.of(self._text)
        span = Span(span.start, span.start + len(written.rstrip(" \t\r\n")))
        actual = self._what_it_becomes(span) if kind is BlockKind.PARAGRAPH else kind
        if actual:
            quoted, listed = self._depth["BlockQuote"], self._depth["Item"]
            self.blocks.append(Block(actual, span, tuple(self._prose), level, quoted, listed))
        self._prose = []

    def _what_it_becomes(self, span: Span) -> BlockKind | None:
        """A paragraph of nothing but templates isn't one: it is what they leave behind, None where that is nothing."""
        kinds = {kind for _, kind in self._masked.within(span)}
        if not kinds or any(piece.of(self._text).strip() for piece in self._shown(span)):
            return BlockKind.PARAGRAPH
        if Template.OUTPUT in kinds:
            return BlockKind.TEMPLATE
        return BlockKind.CODE if Template.CODE in kinds else None
