"""A guard against texts that are made to keep a program busy for ever."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

LIMIT_SECONDS = 20
"""What is linear takes well under one of them, and what is quadratic in a hostile text of ours takes minutes."""


@contextmanager
def bounded() -> Iterator[None]:
    """Fails where the block takes more than a linear program ever would.

    It counts the processor's seconds of this process alone, so that a busy machine fails nothing. How fast things are is
    for `make bench` to say.
    """
    started = process_time()
    yield
    assert process_time() - started < LIMIT_SECONDS
