from __future__ import annotations

from tests.bot.builders import URL, a_pull


def test_a_pull_request_knows_its_address() -> None:
    assert a_pull(number=12).url == f"{URL}/pull/12"
