from __future__ import annotations

from typing import Any

import pytest
from inline_snapshot import snapshot

from bot.model.finding import Finding
from bot.model.post import Change
from bot.rules.near_miss_tag import near_miss_tag
from tests.bot.rules.examples import check, repaired, said

PATH = "_posts/2026-05-14-letters.md"
EARLIER = "---\ntitle: A\ntags: [open-data, Économie, transcriptions, year-2024, api, open letters]\ncategory: news\nsource: letters\n---\n"
SITE = {f"_posts/2026-04-{day:02}-a.md": EARLIER for day in range(1, 16)}


def post(*lines: str) -> str:
    return "\n".join(("---", "title: Letters", *lines, "---", "They came.\n"))


def findings(*lines: str, change: Change = Change.ADDED, **options: Any) -> list[Finding]:
    return check(near_miss_tag, PATH, post(*lines), SITE, change=change, **options)


def test_a_word_that_differs_in_case_accents_or_signs_is_named_and_repaired() -> None:
    (found,) = findings("tags: [opendata, archive]")
    assert said([found]) == snapshot(
        ["3:8 advice 15 posts have “open-data” here, hardly any “opendata”. Write it as they do."]
    )
    assert repaired(post("tags: [opendata, archive]"), found) == post("tags: [open-data, archive]")


def test_a_word_with_a_slip_is_only_named() -> None:
    (found,) = findings("tags:", "  - transcriptons")
    assert said([found]) == snapshot(
        ["4:5 advice 15 posts have “transcriptions” here, hardly any “transcriptons”. Write it as they do."]
    )
    assert found.fix is None


def test_what_needs_quotation_marks_is_left_to_its_writer() -> None:
    (found,) = findings("tags: ['open data']")
    assert found.fix is None
    (found,) = findings("tags: [economie]")
    assert found.fix is None


def test_of_several_words_one_may_be_another_form() -> None:
    (found,) = findings("tags: [opened letters]")
    assert said([found]) == snapshot(
        ["3:8 advice 15 posts have “open letters” here, hardly any “opened letters”. Write it as they do."]
    )
    assert found.fix is None


@pytest.mark.parametrize("tags", ["map letters", "open letter boxes", "letters open", "open", "openletters of 1912"])
def test_other_words_are_new_tags(tags: str) -> None:
    assert findings(f"tags: [{tags}]") == []


@pytest.mark.parametrize("tags", ["open-data", "libraries", "year-2025", "app", "open source", "''", "{a: b}", ""])
def test_words_of_the_site_and_new_ones_are_fine(tags: str) -> None:
    assert findings(f"tags: [{tags}]") == []


def taxonomies(*lines: str) -> str:
    return "\n".join(("+++", 'title = "Letters"', *lines, "+++", "They came.\n"))


@pytest.mark.parametrize("lines", [("[taxonomies]", 'tags = ["opendata"]'), ("taxonomies.tags = ['opendata']",)])
def test_words_are_compared_in_zolas_table_of_taxonomies_too(lines: tuple[str, ...]) -> None:
    site = {path: taxonomies("[taxonomies]", 'tags = ["open-data"]') for path in SITE}

    (found,) = check(near_miss_tag, PATH, taxonomies(*lines), site)
    assert found.message.in_english() == "15 posts have “open-data” here, hardly any “opendata”. Write it as they do."


def test_a_tag_at_the_top_and_one_in_a_table_are_two_things() -> None:
    assert check(near_miss_tag, PATH, taxonomies("[taxonomies]", 'tags = ["opendata"]'), SITE) == []
    assert check(near_miss_tag, PATH, taxonomies("[extra]", 'tags = ["opendata"]'), SITE) == []


def test_a_single_category_is_looked_at_too() -> None:
    assert len(findings("category: News")) == 1


def test_a_post_that_has_both_words_means_both() -> None:
    assert findings("tags: [open-data, opendata]") == []


def test_other_keys_hold_no_vocabulary_unless_the_site_says_so() -> None:
    assert findings("source: leters") == []
    assert len(findings("source: leters", keys=["source"])) == 1


def test_a_word_can_be_allowed() -> None:
    assert findings("tags: [opendata]", allow=["opendata"]) == []


def test_a_post_that_is_changed_later_keeps_its_words() -> None:
    assert findings("tags: [opendata]", change=Change.MODIFIED) == []


def test_a_slip_in_a_short_word_counts_where_there_are_hardly_any_others() -> None:
    many = {f"_posts/2026-04-{day:02}-a.md": EARLIER for day in range(1, 26)}

    def words(line: str) -> list[str]:
        return said(check(near_miss_tag, PATH, post(line), many))

    assert words("category: new") == snapshot(
        ["3:11 advice 25 posts have “news” here, hardly any “new”. Write it as they do."]
    )
    assert words("category: nest") == []  # too far
    assert words("tags: [app]") == []  # a post has several
    assert findings("category: new") == []  # too few posts to tell
