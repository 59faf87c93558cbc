from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.rules.unbalanced_quotes import unbalanced_quotes
from tests.bot.rules import examples
from tests.bounded import bounded


def said(body: str) -> list[str]:
    text = f"---\ntitle: Opening hours\n---\n{body}\n"
    return examples.said(examples.check(unbalanced_quotes, "_posts/2026-05-14-opening-hours.md", text))


def test_a_mark_that_closes_nothing_is_reported_where_it_stands() -> None:
    assert said("Read [our rules](https://example.org) ».") == snapshot(
        ["4:39 advice This » has no « before it. Add it, or remove this one."]
    )


def test_a_mark_that_is_never_closed_is_reported_where_it_stands() -> None:
    assert said("She said “yes, and (after a while) went.") == snapshot(
        ["4:10 advice This “ has no ” after it. Add it, or remove this one."]
    )


@pytest.mark.parametrize(("opening", "closing"), [("«", "»"), ("“", "”"), ("(", ")"), ("[", "]")])
def test_each_pair_is_looked_at(opening: str, closing: str) -> None:
    assert said(f"one {opening}word{closing} more") == []
    assert len(said(f"one {opening}word more")) == 1
    assert len(said(f"one word{closing} more")) == 1


def test_emphasis_code_and_links_may_stand_between_the_halves() -> None:
    assert said('A «**b** [c](https://example.org/a_(b) "d") `(` <span>e</span>» f.') == []


def test_a_quotation_over_several_paragraphs_is_fine() -> None:
    assert said("« One.\n\nTwo.\n\n- three\n\nFour. »") == []


def test_a_quotation_may_repeat_its_mark_in_front_of_each_paragraph() -> None:
    assert said("« One.\n\n« Two.\n\n« Three. »") == []
    assert said("“One.\n\n“Two.\n\n“Three.”") == []


def test_a_heading_ends_every_quotation() -> None:
    assert "2 quotation marks and brackets" in said("« One.\n\n## Two\n\nThree. »")[0]


@pytest.mark.parametrize(
    "text",
    [
        "1) one\n2) two", "Choose a) this or b) that, then 12) go.", "ii) second", "Fine :) and ;-) and :(",
        "A screen of 32” and one of 32\".", "It lasts 1'30 and costs l'argent d’Ada.", "„Genau“, sagte sie.",
        "- [ ] to do\n- [x] done", "Numbers in [0, 1[ and [0, 10).", "A note[^1].\n\n[^1]: Here.",
        "A [broken link](https://example.org/",
    ],
)  # fmt: skip
def test_what_only_looks_like_half_a_pair_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_code_is_not_looked_at() -> None:
    assert said("Type `(`.\n\n```\n((\n```") == []


PAIRS = st.sampled_from([("«", "»"), ("“", "”"), ("(", ")"), ("[x ", "]")])
BALANCED = st.recursive(
    st.sampled_from(["word", " ", "*two*", "\n\n", "`(`"]),
    lambda inner: st.one_of(
        st.tuples(PAIRS, inner).map(lambda pair: f"{pair[0][0]}{pair[1]}{pair[0][1]}"),
        st.lists(inner, max_size=4).map("".join),
    ),
)


@settings(max_examples=100, deadline=None)
@given(BALANCED)
def test_what_is_balanced_is_never_reported(body: str) -> None:
    assert said(f"Word {body}") == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("« (" * 10_000 + "«\n\n" * 10_000)
