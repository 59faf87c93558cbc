from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.missing_excerpt import missing_excerpt
from tests.bot.rules.examples import check, repaired, said

PATH = "_posts/2026-05-14-letters.md"
SITE = {"_config.yml": "excerpt_separator: <!--more-->\n"}
HEAD = "---\ntitle: Letters\n---\n"
LONG = "They came in boxes, and nobody knew who had written them.\n\n" + "One letter after the other. " * 100


def test_a_long_post_without_a_separator_is_reported_below_its_first_paragraph() -> None:
    assert said(check(missing_excerpt, PATH, HEAD + LONG, SITE)) == snapshot(
        [
            "4:58 blocker Nothing says where the excerpt ends. Put <!--more--> on a line of its own below the introduction."
        ]
    )


def test_a_short_post_is_shown_whole() -> None:
    assert check(missing_excerpt, PATH, HEAD + "They came in boxes.\n", SITE) == []
    assert check(missing_excerpt, PATH, HEAD + "They came in boxes.\n", SITE, short=10)


def test_a_separator_between_two_texts_is_all_that_is_asked_for() -> None:
    assert check(missing_excerpt, PATH, f"{HEAD}Boxes.\n\n<!--more-->\n\n{LONG}", SITE) == []
    assert check(missing_excerpt, PATH, f"{HEAD}Boxes. <!--more--> {LONG}", SITE) == []


def test_a_separator_with_nothing_before_or_after_it_is_reported() -> None:
    assert said(check(missing_excerpt, PATH, f"{HEAD}\n<!--more-->\n\n{LONG}", SITE)) == snapshot(
        ["5:1 blocker Text must stand before and after <!--more-->. Move it below the introduction."]
    )
    assert said(check(missing_excerpt, PATH, f"{HEAD}{LONG}\n\n<!--more-->\n", SITE)) == snapshot(
        ["8:1 blocker Text must stand before and after <!--more-->. Move it below the introduction."]
    )


@pytest.mark.parametrize(
    "written", ["<!-- more-->", "<!-- MORE -->", "<--more-->", "<!—more—>", "<!---more--->", "<!-more->"]
)
def test_a_separator_written_otherwise_is_repaired(written: str) -> None:
    text = f"{HEAD}Boxes.\n\n{written}\n\nMore boxes.\n"
    (found,) = check(missing_excerpt, PATH, text, SITE)
    assert repaired(text, found) == f"{HEAD}Boxes.\n\n<!--more-->\n\nMore boxes.\n"


def test_other_comments_and_words_are_no_separator() -> None:
    text = f"{HEAD}More boxes. <!-- more to come -->\n\n<more/> and more\n"
    assert check(missing_excerpt, PATH, text, SITE) == []


def test_an_excerpt_in_the_front_matter_is_one() -> None:
    assert check(missing_excerpt, PATH, f"---\ntitle: Letters\nexcerpt: Boxes of them.\n---\n{LONG}", SITE) == []


def test_nothing_is_asked_of_a_site_that_sets_no_separator() -> None:
    assert check(missing_excerpt, PATH, HEAD + LONG) == []
    assert check(missing_excerpt, PATH, HEAD + LONG, {"_config.yml": 'excerpt_separator: "\\n\\n"\n'}) == []


def test_the_site_may_say_its_separator_to_copydesk_alone() -> None:
    assert said(check(missing_excerpt, PATH, HEAD + LONG, separator="<!-- end of excerpt -->")) == snapshot(
        [
            "4:58 blocker Nothing says where the excerpt ends. Put <!-- end of excerpt --> on a line of its own below the introduction."
        ]
    )
    text = f"{HEAD}Boxes.\n\n<!-- end of excerpt-->\n\nMore boxes.\n"
    (found,) = check(missing_excerpt, PATH, text, separator="<!-- end of excerpt -->")
    assert "<!-- end of excerpt -->" in repaired(text, found)


def test_a_post_of_headings_alone_still_has_a_place_for_it() -> None:
    assert check(missing_excerpt, PATH, HEAD + "# Boxes\n" * 200, SITE)


def a_habit(posts: int, separator: str, but: int = 0) -> dict[str, str]:
    """Earlier long posts that have a separator, but for the first ``but`` of them."""
    return {
        f"_posts/2026-04-{number + 1:02}-a.md": f"---\ntitle: A\n---\n{LONG}\n\n{separator if number >= but else ''}\n\nMore.\n"
        for number in range(posts)
    }


def test_a_separator_is_learned_from_other_posts() -> None:
    found = check(missing_excerpt, PATH, HEAD + LONG, a_habit(12, "<!--more-->"))
    assert said(found) == snapshot(
        [
            "4:58 advice Nothing says where the excerpt ends, though 12 of 12 recent posts do. Put <!--more--> on a line of its own below the introduction."
        ]
    )
    assert check(missing_excerpt, PATH, HEAD + LONG, a_habit(7, "<!--more-->")) == []


def test_a_separator_that_hardly_any_post_has_is_not_asked_for() -> None:
    assert check(missing_excerpt, PATH, HEAD + LONG, {**SITE, **a_habit(12, "<!--more-->", but=10)}) == []
    some = check(missing_excerpt, PATH, HEAD + LONG, {**SITE, **a_habit(12, "<!--more-->", but=4)})
    assert [found.severity for found in some] == ["advice"]
    most = check(missing_excerpt, PATH, HEAD + LONG, {**SITE, **a_habit(12, "<!--more-->")})
    assert [found.severity for found in most] == ["blocker"]
