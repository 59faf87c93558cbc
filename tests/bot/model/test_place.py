from __future__ import annotations

from bot.model.place import Position, Range, Span


def test_a_span_is_half_open() -> None:
    assert Span(1, 3).of("abcd") == "bc"
    assert Span(2, 2).of("abcd") == ""


def test_places_sort_as_they_stand_in_the_text() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]
    assert Range(Position(1, 9), Position(2, 1)) < Range(Position(2, 1), Position(2, 2))
