"""All checkers together."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from threading import Lock
from types import MappingProxyType

from bot.model.message import Message
from bot.model.post import PostPath
from bot.model.spelling import Checker, Copy, Mistake, Proofs
from bot.spelling.grammalecte import Grammalecte
from bot.spelling.hunspell import Hunspell
from bot.spelling.reader import NotInstalled, Reader
from bot.spelling.typos import Typos

READERS: Mapping[Checker, Callable[[], Reader]] = MappingProxyType(
    {Checker.HUNSPELL: Hunspell, Checker.TYPOS: Typos, Checker.GRAMMALECTE: Grammalecte}
)

log = logging.getLogger(__name__)


class Proofreader:
    """Reads with the checkers that are there. Each is loaded when it is first wanted, once. Safe between threads."""

    def __init__(self, readers: Mapping[Checker, Callable[[], Reader]] = READERS) -> None:
        self._makers = readers
        self._made: dict[Checker, Reader | Message] = {}
        self._lock = Lock()

    def missing(self, checkers: Iterable[Checker]) -> tuple[Message, ...]:
        """For each of these checkers that isn't there, how to get it."""
        found = (self._reader(checker) for checker in sorted(checkers))
        return tuple(one for one in found if isinstance(one, Message))

    def read(self, copies: Sequence[Copy]) -> Proofs:
        """The mistakes in each copy. A checker that isn't there, or fails, finds none, and the log says so."""
        mistakes = {copy.path: tuple(sorted(self._mistakes(copy), key=_order)) for copy in copies}
        wanted = frozenset(checker for copy in copies for checker in copy.checkers)
        found: Mapping[PostPath, tuple[Mistake, ...]] = {path: some for path, some in mistakes.items() if some}
        return Proofs(found, self.missing(wanted))

    def _mistakes(self, copy: Copy) -> Iterator[Mistake]:
        for checker in sorted(copy.checkers):
            reader = self._reader(checker)
            if isinstance(reader, Message):
                continue
            try:
                yield from tuple(reader.read(copy))
            except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
                log.warning("%s could not read %s: %s", checker, copy.path, type(error).__name__)

    def _reader(self, checker: Checker) -> Reader | Message:
        with self._lock:
            if checker not in self._made:
                try:
                    self._made[checker] = self._makers[checker]()
                except NotInstalled as error:
                    log.info("%s", error)
                    self._made[checker] = error.message
            return self._made[checker]


def _order(mistake: Mistake) -> tuple[int, int, str]:
    return (mistake.span.start, mistake.span.end, mistake.checker)
