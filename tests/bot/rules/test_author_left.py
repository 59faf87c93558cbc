from __future__ import annotations

from datetime import date

from inline_snapshot import snapshot

from bot.rules.author_left import author_left
from tests.bot.rules.examples import check, said

PATH = "_posts/2026-05-14-ten-years.md"
POST = "---\ntitle: Ten years\nauthors: mary.somerville\n---\nText\n"


def author(end: str) -> dict[str, str]:
    return {"_authors/mary.somerville.md": f"---\nfullname: Mary Somerville\nend: {end}\n---\n"}


def test_an_author_who_left_before_the_post_goes_out_is_advice() -> None:
    assert said(check(author_left, PATH, POST, author("2025-12-31"))) == snapshot(
        [
            "3:10 advice Mary Somerville left on 2025-12-31, before this post goes out. Check the name here, or the date in _authors/mary.somerville.md."
        ]
    )


def test_the_last_day_still_counts() -> None:
    assert check(author_left, PATH, POST, author("2026-05-14")) == []


def test_what_counts_is_the_day_of_publication_and_not_today() -> None:
    assert check(author_left, PATH, POST, author("2026-06-01"), today=date(2026, 7, 1)) == []


def test_the_date_in_the_front_matter_goes_before_the_file_name() -> None:
    dated = POST.replace("---\nText", "date: 2026-07-01\n---\nText")
    assert len(check(author_left, PATH, dated, author("2026-06-01"))) == 1


def test_a_draft_goes_out_today_at_the_earliest() -> None:
    assert check(author_left, "_drafts/ten-years.md", POST, author("2026-05-13"))
    assert check(author_left, "_drafts/ten-years.md", POST, author("2026-05-14")) == []


def test_a_site_without_author_files_has_nobody_who_left() -> None:
    assert check(author_left, PATH, POST) == []
