from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.stand_in_date import stand_in_date
from tests.bot.rules import examples


def said(line: str, path: str = "_posts/2026-05-14-a.md") -> list[str]:
    return examples.said(examples.check(stand_in_date, path, f"---\ntitle: a\n{line}\n---\n"))


@pytest.mark.parametrize("value", ["/9999/12/31/a/", "9999/12/31/a", "news/9999/12/31/a", "/2026/99/99/a/"])
@pytest.mark.parametrize("key", ["path", "permalink", "url"])
def test_an_address_with_a_day_that_nobody_means_is_reported_at_its_value(key: str, value: str) -> None:
    (message,) = said(f"{key}: {value}")
    assert message.startswith(f"3:{len(key) + 3} blocker This day only holds the place of the real one.")


def test_so_is_a_date_and_the_name_of_a_file() -> None:
    assert said("date: 9999-12-31") == snapshot(
        ["3:7 blocker This day only holds the place of the real one. Write the day of publication."]
    )
    assert said("layout: post", "_posts/9999-12-31-a.md") == snapshot(
        ["1:1 blocker This day only holds the place of the real one. Write the day of publication."]
    )


@pytest.mark.parametrize("line", ["permalink: /2026/05/14/a/", "permalink: /12999/12/31/a/", "path: a", "url: [b]"])
def test_days_of_the_calendar_and_other_numbers_are_fine(line: str) -> None:
    assert said(line) == []
