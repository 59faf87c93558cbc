"""Who reads the post and why, in a comment.

People are named without ``@``: GitHub tells them by the request itself, and nobody else is to be disturbed.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import Message, say, say_count
from bot.model.plan import Reader, Readers, ReaderStatus
from bot.render._writer import Writer

_STATUS: dict[ReaderStatus, Message] = {
    ReaderStatus.ASKED: say("asked"),
    ReaderStatus.COMMENTED: say("has commented"),
    ReaderStatus.APPROVED: say("has approved"),
    ReaderStatus.CHANGES_REQUESTED: say("has asked for changes"),
    ReaderStatus.UNASKABLE: say("can't be asked on GitHub: write to them yourself"),
}
_CONFIRM = say("asked to confirm")


def readers(people: Readers, write: Writer) -> Iterator[str]:
    """Lines that name every reader; none when nobody reads."""
    if not people.readers and not people.missing:
        return
    yield ""
    yield write.strong(say("Readers"))
    yield ""
    shown = people.readers[: write.limits.readers]
    yield from (_reader(reader, write) for reader in shown)
    if more := len(people.readers) - len(shown):
        yield write.item(say_count("And {count} more person.", "And {count} more people.", more))
    if people.missing:
        yield write.item(_missing(people.missing))
    if any(reader.status is ReaderStatus.LATER for reader in people.readers):
        yield ""
        yield write.say(_when(write.pull.draft))


def _reader(reader: Reader, write: Writer) -> str:
    reason = f"- {write.code(reader.login)} {write.say_plainly(reader.reason)}"
    status = _CONFIRM if reader.confirms and reader.status is ReaderStatus.ASKED else _STATUS.get(reader.status)
    return f"{reason} · **{write.say(status)}**" if status else reason


def _missing(number: int) -> Message:
    return say_count(
        "One more reader is wanted, but nobody else can be asked.",
        "{count} more readers are wanted, but nobody else can be asked.",
        number,
    )


def _when(draft: bool) -> Message:
    if draft:
        return say("They are asked once nothing blocks and the pull request is no draft any more.")
    return say("They are asked once nothing blocks.")
