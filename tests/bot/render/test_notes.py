"""Reminders in words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model.reminder import NAMES_WITHOUT_MENTION, Note, NoteKind, a_note
from bot.model.site import Login
from bot.render.language import language, languages
from bot.render.notes import note, read_note
from bot.text.marker import NOTE, embed, extract

SINCE, BEGUN = datetime(2026, 11, 10, 9, tzinfo=UTC), datetime(2026, 11, 12, 9, tzinfo=UTC)
DAY = date(2026, 11, 10)
TO, ABOUT = (Login("claire-dumas"), Login("amadou-sy")), (Login("samuel-roche"),)
ALL = [Note(kind, SINCE, BEGUN, TO, ABOUT) for kind in NoteKind] + [
    Note(NoteKind.UNTOUCHED, SINCE, BEGUN, TO[:1], closes=date(2026, 12, 24))
]


def words(said: Note, code: str = "en") -> str:
    return extract(note(said, DAY, language(code)), NOTE)[0]


def test_each_says_what_is_awaited_since_when_and_what_to_do() -> None:
    assert "\n\n".join(map(words, ALL)) == snapshot("""\
@claire-dumas and @amadou-sy: your reading has been awaited since November 10, 2026. Leave a review, or write `/decline` to have somebody else asked, or `/away` with the first and the last day on which you do not read.

@claire-dumas and @amadou-sy: the changes that you asked for were answered by a push on November 10, 2026. Read the post again and leave a review, or write `/decline` to have somebody else asked.

The reading of `samuel-roche` has been awaited since November 10, 2026: it is now asked of `claire-dumas` and `amadou-sy` as well, and whichever review comes first counts.

@claire-dumas and @amadou-sy: changes have been asked for since November 10, 2026. Push them, or say in a comment what is in the way; `/hold` puts the pull request aside.

@claire-dumas and @amadou-sy: the changes asked for on November 10, 2026 have had no answer from `samuel-roche`. Decide whether to make them, to put the pull request aside with `/hold`, or to close it.

@claire-dumas and @amadou-sy: nothing has happened here since November 10, 2026. Go on with it, write `/hold` to keep it for later, or close it.

@claire-dumas and @amadou-sy: nothing has happened here since November 10, 2026, although nothing blocks the post. Publish it, ask somebody to read it with `/reviewers @…`, or put it aside with `/hold`.

Nothing has happened here since November 10, 2026, so this pull request is closed for now. The work that has gone into it is not lost: whoever reopens it can go on where it was left.

@claire-dumas: nothing has happened here since November 10, 2026. Go on with it, or write `/hold` to keep it for later; otherwise it is closed on December 24, 2026, and can be reopened at any time.\
""")


@pytest.mark.parametrize("said", ALL, ids=lambda said: said.kind.value)
@pytest.mark.parametrize("code", languages())
def test_each_has_two_sentences_at_most_and_one_line(said: Note, code: str) -> None:
    text = words(said, code)
    assert "\n" not in text
    assert len(re.findall(r"[.!?](?= |$)", text)) <= 2


@pytest.mark.parametrize("said", ALL, ids=lambda said: said.kind.value)
def test_each_is_read_back_and_is_no_sticky_comment(said: Note) -> None:
    body = note(said, DAY, language("fr"))
    assert read_note(body) == said
    assert extract(body)[1] is None
    assert read_note(embed("Checklist", said.to_json())) is None


@pytest.mark.parametrize("said", ALL, ids=lambda said: said.kind.value)
def test_those_it_is_for_are_mentioned_and_nobody_else(said: Note) -> None:
    mentioned = re.findall(r"(?<!`)@([\w-]+)", words(said))
    assert mentioned == ([] if said.kind in NAMES_WITHOUT_MENTION else [str(login) for login in said.to])


def test_without_anybody_to_speak_to_it_begins_with_a_capital() -> None:
    assert words(Note(NoteKind.UNTOUCHED, SINCE, BEGUN)) == snapshot(
        "Nothing has happened here since November 10, 2026. Go on with it, write `/hold` to keep it for later, or close it."
    )


@given(name=st.text(max_size=40), kind=st.sampled_from(NoteKind))
def test_a_name_that_is_none_mentions_nobody(name: str, kind: NoteKind) -> None:
    login = Login(f"{name} @mallory")
    text = words(a_note(kind, SINCE, BEGUN, [login], [login]))
    without_code = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
    assert "@mallory" not in without_code.replace("@<!-- -->mallory", "")


moments = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
logins = st.lists(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}", fullmatch=True).map(Login), max_size=4)


@given(st.sampled_from(NoteKind), moments, moments, logins, logins, st.none() | st.dates())
def test_any_is_read_back(
    kind: NoteKind, since: datetime, begun: datetime, to: list[Login], about: list[Login], closes: date | None
) -> None:
    said = a_note(kind, since, begun, to, about, closes)
    assert read_note(note(said, DAY, language("en"))) == said


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(ALL[-1].to_json())), JSON))
def test_what_people_make_of_a_marker_is_read_or_is_none(changes: dict[str, object]) -> None:
    found = read_note(embed("Hello.", ALL[-1].to_json() | changes, NOTE))
    assert found is None or Note.from_json(found.to_json()) == found
