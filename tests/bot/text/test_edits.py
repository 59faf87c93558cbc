from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.model.place import Edit, Span
from bot.text.edits import apply, compatible

TEXT = "One two three."


def test_edits_are_made_whatever_their_order() -> None:
    edits = [Edit(Span(8, 13), "four"), Edit(Span(0, 3), "Zero"), Edit(Span(14, 14), " Five.")]

    assert apply(TEXT, edits) == "Zero two four. Five."


def test_of_two_that_overlap_or_touch_the_first_is_made() -> None:
    assert apply(TEXT, [Edit(Span(2, 6), "X"), Edit(Span(0, 3), "Zero")]) == "Zero two three."
    assert apply(TEXT, [Edit(Span(0, 3), "Zero"), Edit(Span(3, 3), "!")]) == "Zero two three."
    assert apply(TEXT, [Edit(Span(3, 3), ","), Edit(Span(3, 3), ";")]) == "One, two three."


@st.composite
def some_edits(draw: st.DrawFn) -> list[Edit]:
    places = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
    return draw(st.lists(st.builds(Edit, places.map(lambda place: Span(*place)), st.text(max_size=3)), max_size=6))


@given(some_edits())
def test_making_edits_together_is_making_them_from_the_end(edits: list[Edit]) -> None:
    text = TEXT
    for edit in reversed(compatible(edits)):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]

    assert apply(TEXT, edits) == text


@given(some_edits())
def test_only_edits_in_the_way_of_an_earlier_one_are_left_out(edits: list[Edit]) -> None:
    made = compatible(edits)

    for edit in edits:
        assert edit in made or any(
            one.span.start <= edit.span.end and edit.span.start <= one.span.end for one in made if one != edit
        )
