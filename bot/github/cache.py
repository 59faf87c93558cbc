"""What never changes under its name: git objects, kept in memory up to a limit."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Cache(Generic[Value]):
    """Values by the hash of their content, the longest unused ones forgotten first. Safe between threads.

    ``capacity`` is in whatever unit ``weigh`` counts. A value heavier than all of it is not kept.
    """

    def __init__(self, capacity: int, weigh: Callable[[Value], int]) -> None:
        self._capacity = capacity
        self._weigh = weigh
        self._values: OrderedDict[str, Value] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: str) -> Value | None:
        """The value of that name, None when it is not here."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key]

    def put(self, key: str, value: Value) -> None:
        """Keeps a value, and forgets others where there is no room."""
        with self._lock:
            if key in self._values or self._weigh(value) > self._capacity:
                return
            self._values[key] = value
            self._weight += self._weigh(value)
            while self._weight > self._capacity:
                _, forgotten = self._values.popitem(last=False)
                self._weight -= self._weigh(forgotten)
