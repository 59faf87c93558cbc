from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules._external import host_of, is_anybodys, is_within, requested


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c"),
        ("//example.org/a", "https://example.org/a"),
        ("https://example.org:443/é", "https://example.org:443/é"),
    ],
)
def test_an_address_is_asked_for_without_its_fragment(written: str, asked: str) -> None:
    assert requested(written) == asked


@pytest.mark.parametrize(
    "written",
    [
        "/a", "a.html", "#a", "", "mailto:ada@example.org", "ftp://example.org/", "file:///etc/passwd",
        "https://", "https:///a", "https://[::1", "https://example.o]rg/#a", "https://example.org:99999/", "https://example.org:8080/",
        "https://example.org:x/", "https://ada:secret@example.org/", "https://example.org@127.0.0.1/",
        "https://{{ site.host }}/a", "https://example.org/a b", "https://example.org\\@127.0.0.1/",
        "https://example.org/\x00", "https://example.org/" + "a" * 2_000,
    ],
)  # fmt: skip
def test_what_is_no_plain_address_of_the_web_is_not_asked_for(written: str) -> None:
    assert requested(written) is None


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "intranet", "printer.local", "api.internal", "example.com", "www.example.org", "guichet.example",
        "nas.home.arpa", "127.0.0.1", "::1", "a.test", "abc.onion",
    ],
)  # fmt: skip
def test_a_name_that_is_nobody_s_is_known(host: str) -> None:
    assert is_anybodys(host)


@pytest.mark.parametrize("host", ["beta.gouv.fr", "example.fr", "myexample.com", "test.fr", "local.fr"])
def test_a_name_of_the_web_is_somebody_s(host: str) -> None:
    assert not is_anybodys(host)


def test_a_host_is_within_its_domain() -> None:
    assert is_within("docs.example.org", ("example.org",))
    assert is_within("example.org", ("other.org", "example.org"))
    assert not is_within("myexample.org", ("example.org",))


@given(st.text(max_size=60) | st.from_regex(r"https?://[^\s]{0,30}", fullmatch=True))
def test_any_text_is_an_address_with_a_host_or_none(written: str) -> None:
    url = requested(written)
    assert url is None or host_of(url)
