"""From a push to the comment's answer, in the sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median, quantiles
from time import perf_counter, sleep

from bot import sample
from bot.commandline.sandbox import sandbox
from forge import Pull

ROUNDS = 20


def run() -> Iterator[str]:
    path, text = sample.draft()
    with sandbox() as pull:
        _quiet(pull)
        seconds = [
            _answer(pull, path, text.replace("Blabla", f"Blabla{'bla' * (1 + turn % 2)}")) for turn in range(ROUNDS)
        ]
    yield f"{ROUNDS} pushes: median {median(seconds):.2f} s, 90th percentile {quantiles(seconds, n=10)[-1]:.2f} s"


def _answer(pull: Pull, path: str, text: str) -> float:
    before = _body(pull)
    begin = perf_counter()
    pull.push({path: text})
    while _body(pull) == before:
        sleep(0.005)
    answered = perf_counter() - begin
    _quiet(pull)
    return answered


def _quiet(pull: Pull) -> None:
    """Wait until the desk has nothing more to say, so that rounds don't overlap."""
    exchanges = -1
    while exchanges != len(pull.forge.exchanges):
        exchanges = len(pull.forge.exchanges)
        sleep(0.5)


def _body(pull: Pull) -> str:
    return next(comment.body for comment in pull.comments if comment.via_app)
