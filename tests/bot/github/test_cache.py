from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.github.cache import Cache


def test_what_was_put_is_found() -> None:
    cache: Cache[bytes] = Cache(10, len)
    cache.put("a", b"12345")

    assert cache.get("a") == b"12345"
    assert cache.get("b") is None


def test_what_was_unused_longest_makes_room() -> None:
    cache: Cache[bytes] = Cache(10, len)
    cache.put("a", b"12345")
    cache.put("b", b"12345")
    cache.get("a")
    cache.put("c", b"1")

    assert cache.get("b") is None
    assert cache.get("a") == b"12345"


def test_what_is_larger_than_the_whole_cache_pushes_nothing_out() -> None:
    cache: Cache[bytes] = Cache(10, len)
    cache.put("a", b"12345")
    cache.put("b", b"x" * 11)

    assert cache.get("a") == b"12345"
    assert cache.get("b") is None


@given(st.lists(st.tuples(st.integers(0, 9), st.binary(max_size=8)), max_size=40))
def test_the_cache_never_holds_more_than_its_capacity(puts: list[tuple[int, bytes]]) -> None:
    cache: Cache[bytes] = Cache(20, len)
    for key, value in puts:
        cache.put(str(key), value)

        assert sum(len(cache.get(str(name)) or b"") for name in range(10)) <= 20
