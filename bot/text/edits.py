"""Edits to a text, made together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.model.place import Edit


def compatible(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Those that can be made together, sorted by place: where two overlap or touch, the first one."""
    chosen = list[Edit]()
    for edit in sorted(edits, key=lambda edit: edit.span):
        if not chosen or edit.span.start > chosen[-1].span.end:
            chosen.append(edit)
    return tuple(chosen)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with all edits made whose spans neither overlap nor touch an earlier one's."""
    return "".join(_pieces(text, compatible(edits)))


def _pieces(text: str, edits: Iterable[Edit]) -> Iterator[str]:
    end = 0
    for edit in edits:
        yield text[end : edit.span.start]
        yield edit.text
        end = edit.span.end
    yield text[end:]
