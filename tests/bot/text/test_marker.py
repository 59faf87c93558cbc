from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.text.marker import embed, extract

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(), children, max_size=3),
    max_leaves=8,
)
states = st.dictionaries(st.text(), json_values, max_size=4)


@given(body=st.text(), state=states)
def test_what_is_embedded_comes_back(body: str, state: dict[str, object]) -> None:
    assert extract(embed(body, state)) == (body.rstrip(), state)


@given(body=st.text(), state=states)
def test_a_marker_is_one_comment_that_ends_the_body(body: str, state: dict[str, object]) -> None:
    marker = embed(body, state)[len(body.rstrip()) :].strip()
    assert marker.startswith("<!-- ")
    assert marker.endswith(" -->")
    assert "--" not in marker[4:-3]
    assert ">" not in marker[:-1]


@given(state=states, after=st.text(min_size=1).filter(str.strip))
def test_a_marker_followed_by_text_is_none(state: dict[str, object], after: str) -> None:
    body = embed("Hello.", state) + after
    assert extract(body) == (body, None)


@given(text=st.text() | st.text(alphabet='<!-> copydesk:1{}"', max_size=60))
def test_any_body_can_be_looked_at(text: str) -> None:
    body, state = extract(text)
    assert state is None or len(body) < len(text)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<!-- copydesk:1 -->",
        "<!-- copydesk:1 {} --> <!-- copydesk:1 [] -->",
        "<!-- copydesk:2 {} -->",
        "<!-- copydesk:1 {}} -->",
        "<!-- copydesk:1 {} --> -->",
        "<!-- copydesk:1 " + "[" * 100_000 + " -->",
    ],
)
def test_what_is_no_marker_stays_in_the_body(body: str) -> None:
    assert extract(body) == (body, None)


def test_the_last_of_two_markers_counts() -> None:
    body = embed(embed("Hello.", {"old": True}), {"new": True})
    assert extract(body)[1] == {"new": True}


def test_line_ends_that_github_changed_do_no_harm() -> None:
    body = embed("Hello.\n\nBye.", {"seen": ["a-b"]}).replace("\n", "\r\n") + "\r\n"
    assert extract(body) == ("Hello.\r\n\r\nBye.", {"seen": ["a-b"]})


def test_the_marker_is_versioned() -> None:
    assert embed("Hello.", {"end": "-->"}) == snapshot(
        """\
Hello.

<!-- copydesk:1 {"end":"\\u002d\\u002d\\u003e"} -->\
"""
    )


def test_a_state_that_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        embed("Hello.", {"a": float("nan")})
