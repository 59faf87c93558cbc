from __future__ import annotations

from bot.model.markdown import Block, BlockKind, Markdown
from bot.model.place import Span


def test_headings_are_the_blocks_that_are_headings() -> None:
    heading = Block(BlockKind.HEADING, Span(0, 3), level=1)
    body = Markdown(Span(0, 9), (heading, Block(BlockKind.PARAGRAPH, Span(5, 9))))
    assert body.headings == (heading,)
