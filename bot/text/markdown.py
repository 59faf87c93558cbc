"""Reading a Markdown body: its blocks, links, images and running text, each with its place."""

from __future__ import annotations

from bisect import bisect_right

from bot.model.markdown import Markdown
from bot.model.place import Span
from bot.text.blocks import BlockReader
from bot.text.events import Event, Part, parse
from bot.text.links import LinkReader, html_tags
from bot.text.mask import Masked, Template, mask


def read_markdown(text: str, start: int = 0) -> Markdown:
    """What stands in ``text`` from ``start`` on, as GitHub Flavored Markdown with Liquid and kramdown attributes.

    All spans are offsets into ``text``. Never raises, whatever it is given, and takes time in proportion to it.
    """
    masked = mask(text, start)
    events, undefined = parse(masked.text, start)
    links, blocks = LinkReader(text, masked), BlockReader(text, masked)
    for event in events:
        tags = html_tags(masked, event)
        links.read(event, tags)
        blocks.read(event, tags)
    links.close()
    blocks.close()
    code = _code(events, masked)
    return Markdown(
        span=Span(start, len(text)),
        blocks=tuple(blocks.blocks),
        links=tuple(sorted(links.links, key=lambda link: link.span)),
        images=tuple(sorted(links.images, key=lambda image: image.span)),
        code=code,
        html=tuple(event.span for event in events if event.name == "InlineHtml" or _begins(event, "HtmlBlock")),
        templates=_templates(masked, code),
        undefined=tuple(reference.span for reference in undefined),
    )


def _begins(event: Event, name: str) -> bool:
    return event.name == name and event.part is Part.START


def _code(events: list[Event], masked: Masked) -> tuple[Span, ...]:
    spans = [event.span for event in events if event.name == "Code" or _begins(event, "CodeBlock")]
    spans += (span for span, kind in zip(masked.spans, masked.kinds, strict=True) if kind is Template.CODE)
    return tuple(sorted(spans))


def _templates(masked: Masked, code: tuple[Span, ...]) -> tuple[Span, ...]:
    """Liquid runs even in code, kramdown's attributes don't."""

    def in_code(span: Span) -> bool:
        index = bisect_right(code, span) - 1
        return index >= 0 and span.end <= code[index].end

    return tuple(
        span
        for span, kind in zip(masked.spans, masked.kinds, strict=True)
        if kind is not Template.CODE and not (kind is Template.ATTRIBUTES and in_code(span))
    )
