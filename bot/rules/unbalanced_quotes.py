"""Quotation marks and brackets that open without closing, or close without opening."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import BlockKind
from bot.model.message import Message, say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._pairs import OPENS, OTHER_HALF, lone_halves
from bot.rules._prose import Prose, prose_of
from bot.rules._rule import NoOptions, rule


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE)
def unbalanced_quotes(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A quotation mark or a bracket lacks its other half.

    ## Why
    Without its other half nobody can tell where a quotation or an aside begins or ends; often words were lost with
    it. Looked at are « », “ ”, ( ) and [ ] in running text; a post with several gets one finding, at the first. A
    quotation over several paragraphs, `1)`, `:)` and inches are fine.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The mayor called it a “present to all, and the library (which opens on Sundays agrees.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The mayor called it a “present to all”, and the library (which opens on Sundays) agrees.

    « Rien n'est plus utile qu'une bibliothèque.

    « Rien n'est moins cher. »
    ```
    """
    halves = [half for run in _runs(post) for half in lone_halves(run)]
    if not halves:
        return
    text, offset = min(halves, key=lambda half: half[0].span(half[1], half[1] + 1))
    yield Remark(text.span(offset, offset + 1), _explain(text.text[offset], len(halves)))


def _explain(mark: str, count: int) -> Message:
    other = OTHER_HALF[mark]
    if count > 1:
        return say(
            "{count} quotation marks and brackets lack their other half, this {mark} first. Add each, or remove it.",
            count=count,
            mark=mark,
        )
    if mark in OPENS:
        return say("This {mark} has no {other} after it. Add it, or remove this one.", mark=mark, other=other)
    return say("This {mark} has no {other} before it. Add it, or remove this one.", mark=mark, other=other)


def _runs(post: Post) -> Iterator[list[Prose]]:
    """The running text of each heading, and of what stands between two of them."""
    run: list[Prose] = []
    for block in post.body.blocks:
        if block.kind is BlockKind.HEADING:
            yield from (run, [prose_of(post, block)])
            run = []
        elif block.prose:
            run.append(prose_of(post, block))
    yield run
