"""Reminders in words: what is awaited, since when, and what to do. They mention people, which is what they are for."""

from __future__ import annotations

import re
from datetime import date

from bot.model.message import Message, say
from bot.model.reminder import NAMES_WITHOUT_MENTION, Note, NoteKind
from bot.model.site import Login
from bot.render.language import Language
from bot.text import escape, marker

_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


def note(said: Note, since: date, language: Language) -> str:
    """The body of a comment in GitHub's Markdown, its marker at the end; ``since`` is a day of the site."""
    names = [_named(login, mentioned=said.kind not in NAMES_WITHOUT_MENTION) for login in said.to]
    people, others = language.join(names), language.join([escape.code(login) for login in said.about])
    sentence = language.say(_sentence(said, since, people, others))
    if names and said.kind not in NAMES_WITHOUT_MENTION:
        body = language.say(say("{people}: {sentence}", people=people, sentence=sentence))
    else:
        body = sentence[0].upper() + sentence[1:]
    return marker.embed(body, said.to_json(), marker.NOTE)


def read_note(body: str) -> Note | None:
    """What a comment reminds of, None where it is no reminder. Look at who wrote it as well."""
    _, state = marker.extract(body, marker.NOTE)
    try:
        return Note.from_json(state) if state is not None else None
    except (ValueError, TypeError, KeyError, OverflowError, OSError):
        return None


def _sentence(said: Note, since: date, people: str, others: str) -> Message:
    match said.kind:
        case NoteKind.READ:
            return say(
                "your reading has been awaited since {day}. Leave a review, or write {decline} to have somebody else "
                "asked, or {away} with the first and the last day on which you do not read.",
                day=since,
                decline="`/decline`",
                away="`/away`",
            )
        case NoteKind.READ_AGAIN:
            return say(
                "the changes that you asked for were answered by a push on {day}. Read the post again and leave a "
                "review, or write {decline} to have somebody else asked.",
                day=since,
                decline="`/decline`",
            )
        case NoteKind.FALLBACK:
            return say(
                "The reading of {others} has been awaited since {day}: it is now asked of {people} as well, and "
                "whichever review comes first counts.",
                others=others,
                day=since,
                people=people,
            )
        case NoteKind.ANSWER:
            return say(
                "changes have been asked for since {day}. Push them, or say in a comment what is in the way; {hold} "
                "puts the pull request aside.",
                day=since,
                hold="`/hold`",
            )
        case NoteKind.DECIDE:
            return say(
                "the changes asked for on {day} have had no answer from {others}. Decide whether to make them, to put "
                "the pull request aside with {hold}, or to close it.",
                day=since,
                others=others,
                hold="`/hold`",
            )
        case NoteKind.UNTOUCHED if said.closes:
            return say(
                "nothing has happened here since {day}. Go on with it, or write {hold} to keep it for later; otherwise "
                "it is closed on {end}, and can be reopened at any time.",
                day=since,
                hold="`/hold`",
                end=said.closes,
            )
        case NoteKind.UNTOUCHED:
            return say(
                "nothing has happened here since {day}. Go on with it, write {hold} to keep it for later, or close it.",
                day=since,
                hold="`/hold`",
            )
        case NoteKind.UNATTENDED:
            return say(
                "nothing has happened here since {day}, although nothing blocks the post. Publish it, ask somebody to "
                "read it with {reviewers}, or put it aside with {hold}.",
                day=since,
                reviewers="`/reviewers @…`",
                hold="`/hold`",
            )
        case NoteKind.CLOSED:
            return say(
                "Nothing has happened here since {day}, so this pull request is closed for now. The work that has "
                "gone into it is not lost: whoever reopens it can go on where it was left.",
                day=since,
            )


def _named(login: Login, *, mentioned: bool) -> str:
    """A name that GitHub would not give to anybody is no mention."""
    return f"@{login}" if mentioned and _LOGIN.fullmatch(login) else escape.code(login)
