"""A Markdown body as data, every node with its place; :mod:`bot.text.markdown` reads it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.model.place import Span


class BlockKind(StrEnum):
    """The leaf blocks of a body, containers flattened away (see ``Block.quoted`` and ``Block.listed``)."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CODE = "code"
    HTML = "html"
    TABLE = "table"
    THEMATIC_BREAK = "thematic-break"
    TEMPLATE = "template"  # a Liquid tag or the like that stands alone: it will become something


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf block. ``prose`` are the spans of its running text: no code, HTML, templates, link targets.

    ``level`` is 1 to 6 for a heading, else 0. ``quoted`` and ``listed`` say how many block quotes and
    list items it stands in. A table is one block whose prose holds all its cells.
    """

    kind: BlockKind
    span: Span
    prose: tuple[Span, ...] = ()
    level: int = 0
    quoted: int = 0
    listed: int = 0


class LinkKind(StrEnum):
    INLINE = "inline"  # [text](target)
    REFERENCE = "reference"  # [text][label], [label][], [label]
    AUTOLINK = "autolink"  # <https://…>
    HTML = "html"  # <a href="…">


@dataclass(frozen=True, slots=True)
class Link:
    """A link. ``span`` is all of it, ``text_span`` what is between its brackets, ``target`` is unescaped.

    ``target_span`` is where the target is written, None when it is written elsewhere (a reference).
    """

    kind: LinkKind
    span: Span
    text: str
    text_span: Span
    target: str
    target_span: Span | None


@dataclass(frozen=True, slots=True)
class Image:
    """An image, in Markdown or as ``<img>``; ``alt`` is None when an ``<img>`` has no such attribute."""

    span: Span
    alt: str | None
    target: str
    target_span: Span | None
    html: bool = False


@dataclass(frozen=True, slots=True)
class Markdown:
    """A body. All spans are offsets into the whole text of the post, front matter included, in document order.

    ``code`` holds code spans and blocks, ``html`` inline and block HTML (comments too), ``templates``
    Liquid and kramdown attributes, ``undefined`` the labels of ``[text][label]`` without a definition.
    """

    span: Span
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    code: tuple[Span, ...] = ()
    html: tuple[Span, ...] = ()
    templates: tuple[Span, ...] = ()
    undefined: tuple[Span, ...] = ()

    @property
    def headings(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind is BlockKind.HEADING)
