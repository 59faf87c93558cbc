from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.destinations import destination


@pytest.mark.parametrize(
    ("after_bracket", "target"),
    [
        ("](a)", "a"),
        ("]( a )", "a"),
        ("](\n\ta\n'b')", "a"),
        ("](<a b>)", "a b"),
        ("](<a\\>b> 'c')", "a\\>b"),
        ("](<>)", ""),
        ("]()", ""),
        ("](a(b)c)", "a(b)c"),
        ("](a\\)b)", "a\\)b"),
        ("](a 'b)c')", "a"),
        ("](<a)", "<a"),
        ("](a\\b)", "a\\b"),
    ],
)
def test_targets(after_bracket: str, target: str) -> None:
    span = destination(after_bracket, 0, len(after_bracket))
    assert span
    assert span.of(after_bracket) == target


@given(text=st.text(alphabet="](<>)\\ a\n'", max_size=30))
def test_a_target_stays_within_its_link(text: str) -> None:
    span = destination(text, 0, len(text))
    assert (span is None) == (not text.startswith("]("))
    assert span is None or 2 <= span.start <= max(span.start, span.end) <= len(text)
