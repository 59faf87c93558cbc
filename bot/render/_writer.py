"""The hand that writes a comment: words in its language, everything that it quotes made harmless and kept short."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from bot.model.finding import Finding
from bot.model.message import Message, say
from bot.model.place import Position
from bot.model.snapshot import PullRequest
from bot.render.language import Language
from bot.text import escape

_LOOKED_AT = 1_000
"""Of what is quoted, in characters: more than is ever shown, less than costs time."""
_SHORT_REPAIR = 60
_MAX_ADDRESS = 2_000
_MARKUP = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_[]<>&|~"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of everything is shown; ``quoted`` is in characters."""

    posts: int
    findings_of_a_rule: int
    advice_of_a_rule: int
    readers: int
    errors: int
    quoted: int
    repair: int


@dataclass(frozen=True, slots=True)
class Writer:
    """Gives Markdown; what comes from the pull request cannot leave its place in it."""

    language: Language
    pull: PullRequest
    limits: Limits

    def say(self, message: Message) -> str:
        """A sentence; what it quotes is code, or plain text where it stands in quotation marks."""
        return self.language.say(message, self.code, in_marks=self.text, words=_words)

    def say_plainly(self, message: Message) -> str:
        """A sentence in which everything is plain text, for one that names people."""
        return self.language.say(message, self.text, words=_words)

    def text(self, text: str) -> str:
        return escape.inline(text[:_LOOKED_AT], self.limits.quoted)

    def code(self, text: str) -> str:
        return escape.code(text[:_LOOKED_AT], self.limits.quoted)

    def strong(self, message: Message) -> str:
        return f"**{self.say(message)}**"

    def item(self, message: Message) -> str:
        """A sentence as an item of a list."""
        return f"- {self.say(message)}"

    def file(self, path: str) -> str:
        """A path that links to its file at the head commit."""
        return self._link(self.code(path), path)

    def line(self, finding: Finding) -> str:
        """A link to the line at the head commit; empty for a finding on the file as a whole."""
        start, end = finding.range.start, finding.range.end
        if start == end == Position(1, 1):
            return ""
        return self._link(self.say(say("Line {line}", line=start.line)), finding.path, f"?plain=1#L{start.line}")

    def repair(self, finding: Finding) -> str:
        """``before → after``, set off from the sentence before it, where the repair is certain and short."""
        pair = before_and_after(finding, self.limits.repair)
        if not pair:
            return ""
        apart = "<br>" if sum(map(len, pair)) > _SHORT_REPAIR else " · "
        return apart + " → ".join(map(escape.code, pair))

    def _link(self, words: str, path: str, place: str = "") -> str:
        repository = self.pull.head_repository_url or self.pull.repository_url
        address = f"{repository}/blob/{self.pull.head}/{quote(path, errors='replace')}{place}"
        return f"[{words}]({address})" if len(address) <= _MAX_ADDRESS else words


def _words(text: str) -> str:
    """Our own words, in which a sign of Markdown is only ever an example."""
    return text.translate(_MARKUP)


def plain(text: str) -> str:
    """``text`` for where no Markdown is read, on one line and kept short."""
    return escape.plain(text[:_LOOKED_AT])


def before_and_after(finding: Finding, limit: int) -> tuple[str, str] | None:
    """What stands at a finding and what should: on one line, of ``limit`` characters at most, else None."""
    fix, place, before = finding.fix, finding.range, finding.excerpt
    if fix is None or place.start.line != place.end.line or not place.start <= fix.range.start <= fix.range.end:
        return None
    start, end = (place.column - finding.range.start.column for place in (fix.range.start, fix.range.end))
    # A longer excerpt was cut.
    if fix.range.end > place.end or len(before) != place.end.column - place.start.column:
        return None
    after = before[:start] + fix.text + before[end:]
    if max(len(before), len(after)) > limit or "\n" in after:
        return None
    shown = escape.plain(before), escape.plain(after)
    return shown if all(shown) and shown[0] != shown[1] else None
