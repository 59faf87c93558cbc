from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.model.front_matter import Problem, ProblemKind
from bot.model.place import Span
from bot.text.decode import decode


@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()) == (text, ())


@given(st.binary())
def test_any_bytes_become_a_text_and_at_most_one_problem_of_each_kind(content: bytes) -> None:
    text, problems = decode(content)
    assert len({problem.kind for problem in problems}) == len(problems)
    assert all(0 <= problem.span.start <= problem.span.end <= len(text) for problem in problems)
    assert text.encode("utf-8", "strict") is not None


def test_a_byte_order_mark_is_removed_and_reported() -> None:
    assert decode(b"\xef\xbb\xbf---\n") == ("---\n", (Problem(ProblemKind.BYTE_ORDER_MARK, Span(0, 0)),))


def test_the_first_byte_that_is_not_utf_8_has_its_place_in_the_text() -> None:
    text, problems = decode("é: cr".encode() + b"\xe8me br\xfbl\xe9e")
    assert text == "é: cr\ufffdme br\ufffdl\ufffde"
    assert problems == (Problem(ProblemKind.NOT_UTF8, Span(5, 6), "e8"),)


def test_places_count_from_behind_a_byte_order_mark() -> None:
    _, problems = decode(b"\xef\xbb\xbfa\xe9")
    assert [(problem.kind, problem.span) for problem in problems] == [
        (ProblemKind.BYTE_ORDER_MARK, Span(0, 0)),
        (ProblemKind.NOT_UTF8, Span(1, 2)),
    ]


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\n")[0] == "a\r\nb\rc\n"
