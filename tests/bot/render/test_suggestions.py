from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot
from markdown_it import MarkdownIt

from bot.model.finding import Finding, Fix, Report
from bot.model.message import say
from bot.model.place import Position, Range
from bot.model.plan import Suggestion
from bot.render.language import language
from bot.render.suggestions import MAX_SUGGESTIONS, digests, suggestions
from tests.bot.render.samples import PATH, finding, post, pull_request, report

ENGLISH = language("en")
TEXT = "# Bread\n\nBake it.\nEat it.\n\nAgain.\n"


def added(text: str) -> str:
    """The patch of a new file."""
    lines = text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")
    return "\n".join((f"@@ -0,0 +1,{len(lines)} @@", *(f"+{line}" for line in lines)))


def a_repair(start: tuple[int, int], end: tuple[int, int], text: str, excerpt: str = "bread") -> Finding:
    place = Range(Position(*start), Position(*end))
    return replace(
        finding("malformed-link", say("“{text}” is misspelt.", text=excerpt)), range=place, fix=Fix(place, text)
    )


def suggested(*repairs: Finding, text: str = TEXT, patch: str | None = None) -> tuple[Suggestion, ...]:
    looked_at = replace(post(*repairs), text=text)
    patches: dict[str, str | None] = {PATH: added(text) if patch is None else patch}
    found = suggestions(report(looked_at), pull_request(), patches, ENGLISH)
    return found.items if found else ()


def shown(suggestion: Suggestion) -> tuple[int, int, str]:
    """Its lines, and what a person reads."""
    return suggestion.start_line, suggestion.end_line, re.sub(r"\n\n<!--.*", "", suggestion.body)


def test_a_repair_replaces_its_whole_line() -> None:
    (suggestion,) = suggested(a_repair((3, 1), (3, 5), "Toast"))

    assert shown(suggestion) == snapshot(
        (
            3,
            3,
            """\
“bread” is misspelt.

```suggestion
Toast it.
```\
""",
        )
    )
    assert suggestion.path == PATH
    assert digests(suggestion.body) == set(suggestion.digests)


@pytest.mark.parametrize(
    ("start", "end", "text", "lines", "block"),
    [
        ((3, 1), (4, 1), "", (3, 3), []),
        ((3, 9), (4, 1), " ", (3, 4), ["Bake it. Eat it."]),
        ((3, 1), (3, 1), "First:\n", (3, 3), ["First:", "Bake it."]),
        ((6, 1), (7, 1), "At last.\n", (6, 6), ["At last."]),
        ((6, 7), (7, 1), "\nEnd.\n", (6, 6), ["Again.", "End."]),
    ],
)
def test_repairs_over_line_ends(
    start: tuple[int, int], end: tuple[int, int], text: str, lines: tuple[int, int], block: list[str]
) -> None:
    (suggestion,) = suggested(a_repair(start, end, text))

    assert (suggestion.start_line, suggestion.end_line) == lines
    assert "\n".join(("```suggestion", *block, "```")) in suggestion.body


def test_repairs_on_the_same_lines_are_one_suggestion() -> None:
    one, other, overlapping = (
        a_repair((3, 1), (3, 5), "Toast", "one"),
        a_repair((3, 6), (3, 8), "that", "two"),
        a_repair((3, 7), (3, 9), "!", "three"),
    )
    (suggestion,) = suggested(one, other, overlapping)

    assert shown(suggestion) == snapshot(
        (
            3,
            3,
            """\
“one” is misspelt.

“two” is misspelt.

```suggestion
Toast that.
```\
""",
        )
    )
    assert len(suggestion.digests) == 2


def test_only_lines_of_one_hunk_can_bear_one() -> None:
    repair = a_repair((3, 9), (4, 1), " ")

    assert suggested(repair, patch="@@ -3,1 +3,2 @@\n Bake it.\n+Eat it.")
    assert suggested(repair, patch="@@ -3,0 +3,1 @@\n+Bake it.") == ()
    assert suggested(repair, patch="@@ -3,0 +3,1 @@\n+Bake it.\n@@ -3,0 +4,1 @@\n+Eat it.") == ()
    assert suggested(repair, patch="") == ()


def test_other_line_ends_are_left_alone() -> None:
    assert suggested(a_repair((1, 1), (1, 2), "b"), text="a\r\n") == ()


def test_no_more_are_suggested_than_anybody_takes() -> None:
    text = "a\n" * 30
    looked_at = replace(post(*(a_repair((line, 1), (line, 2), "b") for line in range(1, 31))), text=text)
    found = suggestions(Report((looked_at,)), pull_request(), {PATH: added(text)}, ENGLISH)

    assert found is not None
    assert (len(found.items), found.left_out) == (MAX_SUGGESTIONS, 10)
    assert len({digest for item in found.items for digest in item.digests}) == MAX_SUGGESTIONS


def test_the_same_repair_keeps_its_digest_when_its_line_moves() -> None:
    (before,) = suggested(a_repair((3, 1), (3, 5), "Toast"))
    (after,) = suggested(a_repair((4, 1), (4, 5), "Toast"), text=f"New.\n{TEXT}")

    assert before.digests == after.digests


def test_a_comment_of_another_kind_suggests_nothing() -> None:
    assert digests("Nice.") == frozenset()
    assert digests('<!-- copydesk:1 {"suggests":"1a"} -->') == frozenset()


@given(st.text(alphabet="a`~>- #@<!\n", max_size=30), st.text(alphabet="b`~>- #@<!\n", max_size=30))
@settings(max_examples=100)
def test_a_suggestion_is_one_block_whatever_stands_in_it(before: str, after: str) -> None:
    text = f"x{before}y\n"
    end = (text[:-1].count("\n") + 1, len(text[:-1].rpartition("\n")[2]) + 1)
    for suggestion in suggested(a_repair((1, 1), end, f"x{after}z"), text=text):
        (fence,) = (token for token in MarkdownIt().parse(suggestion.body) if token.type == "fence")
        assert fence.info == "suggestion"
        lines = text.split("\n")
        lines[suggestion.start_line - 1 : suggestion.end_line] = fence.content.split("\n")[:-1]
        assert "\n".join(lines) == f"x{after}z\n"
