"""What a site can say of its readers, and what is said of its mistakes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.config import Config, read_config
from bot.model.people import LATEST
from bot.model.site import SourceFile
from bot.reviewers._settings import Reviewers, WorkingDays
from bot.working_time import Calendar

DOCUMENT = Path(__file__).parents[3] / "docs" / "reviewers.md"


def mistakes(text: str) -> list[str]:
    return [found.in_english() for found in read_config(SourceFile("copydesk.yml", text.encode()))[1]]


def test_an_absence_may_have_no_end() -> None:
    text = b"reviewers: {away: [{login: ada, from: 2026-05-02, to: 9999-12-31}]}"
    assert Config.read(SourceFile("copydesk.yml", text)).reviewers.away[0].away.last == LATEST


def test_the_example_of_the_documentation_can_be_pasted() -> None:
    example = re.search(r"```yaml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert example
    config = Config.read(SourceFile("copydesk.yml", example[1].encode()))
    assert config.reviewers.cap_of("ADA") == 2
    assert config.reviewers.away[0].away.last == date(2026, 8, 21)
    assert config.team_names() == {"my-org/engineers", "my-org/editors"}
    assert {"dorothy", "grace", "marie", "desk-lead"} <= config.people()


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (
            "reviewers: {away: [{login: ada, from: 2026-05-02, to: 2026-05-01}]}",
            "copydesk.yml, line 1: “reviewers.away” can't be used: “to” comes before “from”.",
        ),
        (
            "reviewers: {by_path: {'[ab]': [ada]}}",
            "copydesk.yml, line 1: “reviewers.by_path” can't be used: a path is written as in CODEOWNERS, with * and ** but without [], ! and #.",
        ),
        (
            "working_days: {country: XX}",
            "copydesk.yml, line 1: “working_days.country” can't be used: its public holidays are not known; write a code such as FR, or public_holidays: false.",
        ),
        (
            "working_days: {country: FR, region: BY}",
            "copydesk.yml, line 1: “working_days” can't be used: “BY” is no region of FR with holidays of its own.",
        ),
        (
            "reviewers: {caps: {ada lovelace: 1}}",
            "copydesk.yml, line 1: “ada lovelace” is no GitHub user name, nor organization/team.",
        ),
    ],
)
def test_a_mistake_is_explained(text: str, mistake: str) -> None:
    assert mistakes(text) == [mistake]


def test_no_cap_is_any_number() -> None:
    assert Reviewers().cap_of("ada") is None
    assert Reviewers.model_validate({"cap": 3, "caps": {"Ada": 0}}).cap_of("ada") is None


def test_the_calendar_is_that_of_the_time_zone_unless_said_otherwise() -> None:
    assert WorkingDays().calendar("Europe/Paris") == Calendar("Europe/Paris", "FR")
    assert WorkingDays().calendar(None) == Calendar("UTC", None)
    assert WorkingDays(public_holidays=False).calendar("Europe/Paris").country is None
    assert WorkingDays(country="DE", region="BY").calendar("UTC") == Calendar("UTC", "DE", "BY")
    assert WorkingDays(weekend=["friday"]).calendar(None).weekend == {4}
    assert WorkingDays(region="BY").calendar("Europe/Paris").region is None
