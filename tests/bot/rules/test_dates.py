from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.post import PostPath
from bot.model.site import SiteFacts
from bot.rules._dates import days_of, is_future, read_moment
from bot.sites import all_sites
from bot.text.post import read_post

EAST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-05-14", date(2026, 5, 14)),
        (" 2026-5-4 ", date(2026, 5, 4)),
        ("2026-05-14T09:30", datetime(2026, 5, 14, 9, 30)),  # noqa: DTZ001 - as written, without a zone
        ("2026-05-14 9:30:15.25", datetime(2026, 5, 14, 9, 30, 15)),  # noqa: DTZ001 - likewise
        ("2026-05-14T09:30+02:00", datetime(2026, 5, 14, 9, 30, tzinfo=EAST)),
        ("2026-05-14 09:30:00 +0200", datetime(2026, 5, 14, 9, 30, tzinfo=EAST)),
        ("2026-05-14 09:30:00 +2", datetime(2026, 5, 14, 9, 30, tzinfo=EAST)),
        ("2026-05-14t09:30z", datetime(2026, 5, 14, 9, 30, tzinfo=UTC)),
        ("2026-05-14 09:30 UTC", datetime(2026, 5, 14, 9, 30, tzinfo=UTC)),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, moment: date) -> None:
    assert read_moment(written) == moment


@pytest.mark.parametrize(
    "written",
    ["", "May", "14/05/2026", "2026-02-30", "2026-05-14 25:00", "2026-05-14 09:30 +99", "0000-01-01", "２０２６-05-14"],
)
def test_anything_else_is_none(written: str) -> None:
    assert read_moment(written) is None


@given(st.datetimes(timezones=st.sampled_from([None, UTC, EAST])))
def test_what_python_writes_is_read_back(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    assert read_moment(whole.isoformat()) == whole
    assert whole.date() in days_of(whole)


@given(st.text(st.sampled_from("0123456789-:T +Z.,UTC\n"), max_size=40))
def test_reading_never_fails(written: str) -> None:
    moment = read_moment(written)
    assert moment is None or days_of(moment)


@pytest.mark.parametrize(
    ("name", "written", "later"),
    [
        ("2026-05-14-a.md", "", False),
        ("2026-05-15-a.md", "", True),
        ("2026-05-13-a.md", "date: 2026-06-01", True),
        ("2026-06-01-a.md", "date: 2026-05-13", False),
        ("9999-12-31-a.md", "", False),
        ("a.md", "", False),
    ],
)
def test_a_post_goes_out_later_if_its_date_says_so_and_is_meant(name: str, written: str, later: bool) -> None:
    post = read_post(PostPath(f"_posts/{name}"), f"---\ntitle: A\n{written}\n---\nText.\n".encode())
    assert is_future(post, SiteFacts(all_sites()["jekyll"], date(2026, 5, 14), frozenset())) is later
