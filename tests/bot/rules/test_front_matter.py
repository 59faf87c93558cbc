from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot
from pydantic import ValidationError

from bot.rules.front_matter import front_matter
from tests.bot.rules.examples import check, repaired, said

PATH = "_posts/2026-05-14-letters.md"
BODY = "They came in boxes.\n"


def post(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", BODY))


@pytest.mark.parametrize(
    "text",
    [
        post("title: Letters"),
        post("title: 1984"),
        post('title: "Letters: two"', "authors: ada", "tags: [a, b]", "published: false", "image:"),
        post("title: Letters", "authors:", "  - ada", "date: 2026-05-14 09:30:00 +0200", "category: news"),
        "---\r\ntitle: Letters\r\n---\r\nText\r\n",
    ],
)
def test_front_matter_as_it_should_be_is_fine(text: str) -> None:
    assert check(front_matter, PATH, text) == []


@pytest.mark.parametrize("text", [f'+++\ntitle = "Letters"\n+++\n{BODY}', f'{{"title": "Letters"}}\n{BODY}'])
def test_a_language_that_the_site_does_not_read_is_said(text: str) -> None:
    (found,) = check(front_matter, PATH, text)

    assert found.message.in_english().startswith("The site reads no front matter in ")


@pytest.mark.parametrize(
    ("text", "fence"), [(f'+++\ntitle = "Letters"\n\n{BODY}', "+++"), (f'{{"title": "Letters"\n{BODY}', "}")]
)
def test_a_front_matter_of_another_language_without_an_end_is_told_its_own_fence(text: str, fence: str) -> None:
    (found,) = check(front_matter, PATH, text)

    assert found.message.in_english() == (
        f"The front matter has no end. Put a line with {fence} alone below its last key."
    )


def test_a_post_without_front_matter_gets_its_heading_for_a_title() -> None:
    text = f"\n# Letters: two of them\n\n{BODY}"
    (found,) = check(front_matter, PATH, text)
    assert said([found]) == snapshot(
        [
            '2:1 blocker The post has no front matter. Begin it with the lines ---, title: "Letters: two of them" and ---.'
        ]
    )
    assert repaired(text, found) == snapshot("""\
---
title: "Letters: two of them"
---


They came in boxes.
""")
    assert check(front_matter, PATH, repaired(text, found)) == []


def test_a_heading_further_down_is_only_proposed() -> None:
    (found,) = check(front_matter, PATH, f"{BODY}\n# Letters\n")
    assert said([found]) == snapshot(
        ['3:1 blocker The post has no front matter. Begin it with the lines ---, title: "Letters" and ---.']
    )
    assert found.fix is None


def test_keys_that_begin_a_post_get_the_fence_above_them() -> None:
    text = f"\ntitle: Letters\ntags: [boxes]\n---\n{BODY}"
    (found,) = check(front_matter, PATH, text)
    assert said([found]) == snapshot(
        ["1:1 blocker The front matter lacks its first line. Begin the file with three hyphens: ---"]
    )
    assert repaired(text, found) == f"---\ntitle: Letters\ntags: [boxes]\n---\n{BODY}"


def test_a_sentence_with_a_colon_that_begins_a_post_is_no_key() -> None:
    (found,) = check(front_matter, PATH, f"Note: they came in boxes.\n\n---\n\n{BODY}")
    assert found.fix is None


def test_a_title_is_not_all_that_some_sites_want() -> None:
    (found,) = check(front_matter, PATH, f"# Letters\n\n{BODY}", required=["title", "authors"])
    assert found.fix is None


def test_a_post_without_front_matter_and_without_a_heading_is_told_what_to_write() -> None:
    assert said(check(front_matter, PATH, BODY)) == snapshot(
        ["1:1 blocker The post has no front matter. Begin it with the lines ---, “title: …” and ---."]
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            post("title: Letters: two"),
            snapshot(
                [
                    "2:8 blocker The value of “title” contains a colon, so it must stand in quotation marks.",
                    'fix: "Letters: two"',
                ]
            ),
        ),
        (
            post("title:Letters", "layout: post"),
            snapshot(["2:1 blocker A space is missing after the colon.", "fix:  "]),
        ),
        (
            post("title: Letters", "title: Boxes"),
            snapshot(["2:1 blocker “title” stands in the front matter twice, and only the last one counts. Keep one."]),
        ),
        (
            post("title: Letters", "date: 2026-02-30"),
            snapshot(["3:7 blocker There is no such date as 2026-02-30. Correct it."]),
        ),
        (
            post("title: Letters", "content: none"),
            snapshot(
                ["3:1 advice Some programs that read posts stumble over a key named “content”. Choose another name."]
            ),
        ),
        (
            post("title: Letters", "2026: yes"),
            snapshot(["3:1 advice “2026” can't be the name of a key. Choose a word."]),
        ),
        (
            post("title: *Letters* and boxes"),
            snapshot(["2:1 blocker This value must stand in quotation marks.", 'fix: "*Letters* and boxes"']),
        ),
        (
            post("title: !Letters"),
            snapshot(
                ["2:8 blocker A value that begins with &, * or ! must stand in quotation marks.", 'fix: "!Letters"']
            ),
        ),
        (
            post("title: Letters", "image:", "\tsrc: a.jpg"),
            snapshot(["4:1 blocker A tab can't indent a line of the front matter. Use spaces.", "fix:   "]),
        ),
        (
            post('title: "Letters', "tags: [a"),
            snapshot(
                ["2:1 blocker The site can't read this line. Check its quotation marks, brackets and indentation."]
            ),
        ),
        (
            post("- title"),
            snapshot(["2:1 blocker The front matter holds no keys. Write each as “name: value” on a line of its own."]),
        ),
        (
            "---\ntitle: Letters\n\nText\n",
            snapshot(["1:1 blocker The front matter has no end. Put a line with --- alone below its last key."]),
        ),
        (
            "\n\n---\ntitle: Letters\n---\nText\n",
            snapshot(
                [
                    "1:1 blocker The site only sees a front matter that begins on the first line. Remove what stands above it.",
                    "fix: ",
                ]
            ),
        ),
        (
            "\ufeff---\ntitle: Letters\n---\nText\n",
            snapshot(["1:1 advice An invisible sign (BOM) begins the file. Save it as UTF-8 without BOM."]),
        ),
        (
            "----\ntitle: Letters\n---\nText\n",
            snapshot(
                [
                    "1:1 blocker The front matter must begin with a line of three hyphens and nothing else: ---",
                    "fix: ---",
                ]
            ),
        ),
        (
            post("title: Let\u0085ters\u0007"),
            snapshot(["2:16 blocker An invisible sign stands here, which the site can't read. Delete it."]),
        ),
        (
            post("title: Letters", "a: " + "[" * 200 + "]" * 200),
            snapshot(["3:35 blocker The front matter is larger or deeper than Copydesk reads. Shorten it."]),
        ),
    ],
)
def test_each_problem_is_said_in_plain_words(text: str, sentence: list[str]) -> None:
    found = check(front_matter, PATH, text)
    assert [*said(found), *(f"fix: {finding.fix.text}" for finding in found if finding.fix)] == sentence


def test_an_unquoted_colon_has_its_certain_repair() -> None:
    text = post("title: L'avenir : une question d'\"audace\"")
    (found,) = check(front_matter, PATH, text)
    assert check(front_matter, PATH, repaired(text, found)) == []


def test_a_missing_key_is_reported_at_the_opening_fence() -> None:
    assert said(check(front_matter, PATH, post("layout: post"))) == snapshot(
        ["1:1 blocker The post has no “title”. Add it to the front matter."]
    )


def test_empty_front_matter_lacks_its_keys() -> None:
    assert said(check(front_matter, PATH, post())) == snapshot(
        ["1:1 blocker The post has no “title”. Add it to the front matter."]
    )


@pytest.mark.parametrize("written", ["title:", "title: ''", "title: ~", 'title: "  "'])
def test_an_empty_title_is_none(written: str) -> None:
    assert said(check(front_matter, PATH, post(written))) == snapshot(
        ["2:1 blocker “title” is empty. Give it a value."]
    )


def test_a_key_in_another_case_is_repaired() -> None:
    text = post("Title: Letters")
    (found,) = check(front_matter, PATH, text)
    assert said([found]) == snapshot(["2:1 blocker The site reads “title”, not “Title”. Correct the key."])
    assert repaired(text, found) == post("title: Letters")


def test_a_slip_in_a_key_is_named_but_not_repaired() -> None:
    (found,) = check(front_matter, PATH, post("titre: Letters"))
    assert said([found]) == snapshot(["2:1 blocker The site reads “title”, not “titre”. Correct the key."])
    assert found.fix is None


def test_values_of_another_type_are_reported_where_they_stand() -> None:
    text = post("title: [Letters]", "date: in May", "published: perhaps", "authors: {name: Ada}")
    assert said(check(front_matter, PATH, text)) == snapshot(
        [
            "2:8 blocker “title” must be a text.",
            "3:7 advice “date” must be a date such as 2026-05-14.",
            "4:12 blocker “published” must be true or false.",
            "5:10 blocker “authors” must be a text or a list.",
        ]
    )


def test_a_key_is_reported_once() -> None:
    assert len(check(front_matter, PATH, post("title: Letters", "date: 2026-02-30"))) == 1
    assert len(check(front_matter, PATH, post("title: []"), schema={"properties": {"title": {"type": "string"}}})) == 1


def test_the_site_adds_types_of_its_own_and_takes_back_others() -> None:
    text = post("title: Letters", "number: two", "authors: {name: Ada}")
    assert said(check(front_matter, PATH, text, types={"number": "number", "authors": "any"})) == snapshot(
        ["3:9 blocker “number” must be a number."]
    )


def test_the_site_s_schema_points_at_the_element_of_a_list() -> None:
    schema = {"properties": {"tags": {"items": {"enum": ["boxes", "letters"]}}}}
    assert said(check(front_matter, PATH, post("title: Letters", "tags: [boxes, leters]"), schema=schema)) == snapshot(
        ["3:15 blocker “tags” must be one of: boxes, letters."]
    )


def test_types_that_cannot_be_used_are_a_mistake_in_the_configuration() -> None:
    unusable: tuple[Any, ...] = (None, [], {"number": "numbers"})
    for types in unusable:
        with pytest.raises(ValidationError):
            check(front_matter, PATH, post("title: Letters"), types=types)


def test_a_schema_that_cannot_be_used_is_a_mistake_in_the_configuration() -> None:
    with pytest.raises(ValidationError) as error:
        check(front_matter, PATH, post("title: Letters"), schema={"$ref": "https://schemas.example/post.json"})
    assert [(detail["loc"], detail["msg"]) for detail in error.value.errors()] == snapshot(
        [
            (
                ("schema",),
                "Value error, it refers to another document, and Copydesk fetches none: write all of it in place",
            )
        ]
    )


@settings(max_examples=100)
@given(st.text(st.sampled_from("---\n\ntitle: ab\"'[]{}&*!#>|\t\u0007é,"), max_size=80))
def test_whatever_is_written_gets_an_answer(written: str) -> None:
    for finding in check(front_matter, PATH, f"---\n{written}\n---\nText"):
        assert finding.message.in_english()


def a_site(posts: int, *lines: str, but: int = 0) -> dict[str, str]:
    """Earlier posts that have these lines, but for the first ``but`` of them."""
    days = [f"_posts/2026-0{3 + number // 28}-{number % 28 + 1:02}-a.md" for number in range(posts)]
    return {path: post("title: A", *(lines if number >= but else ())) for number, path in enumerate(days)}


def test_a_key_that_a_page_is_made_from_and_all_recent_posts_have_is_required() -> None:
    (found,) = check(front_matter, PATH, post("title: Letters"), a_site(30, "layout: post"))
    assert said([found]) == snapshot(
        ["1:1 blocker The post has no “layout”, though 30 of 30 recent posts have it. Add it to the front matter."]
    )


def test_another_key_that_all_recent_posts_have_is_advised() -> None:
    (found,) = check(front_matter, PATH, post("title: Letters"), a_site(30, "tags: [a]"))
    assert said([found]) == snapshot(
        ["1:1 advice The post has no “tags”, though 30 of 30 recent posts have it. Add it to the front matter."]
    )
    (found,) = check(front_matter, PATH, post("title: Letters", "tags: []"), a_site(30, "tags: [a]"))
    assert said([found]) == snapshot(
        ["3:1 advice “tags” is empty, though 30 of 30 recent posts give it a value. Give it one."]
    )


def test_a_key_that_most_recent_posts_have_is_advised() -> None:
    assert said(check(front_matter, PATH, post("title: Letters"), a_site(20, "tags: [a]", but=2))) == snapshot(
        ["1:1 advice The post has no “tags”, though 18 of 20 recent posts have it. Add it to the front matter."]
    )
    assert check(front_matter, PATH, post("title: Letters", "tags:"), a_site(20, "tags: [a]", but=2)) == []


def test_a_key_that_some_posts_lack_is_the_writers_choice() -> None:
    assert check(front_matter, PATH, post("title: Letters"), a_site(20, "tags: [a]", but=6)) == []
    assert check(front_matter, PATH, post("title: Letters"), a_site(7, "tags: [a]")) == []


def test_a_slip_of_a_usual_key_is_named_as_one() -> None:
    (found,) = check(front_matter, PATH, post("title: Letters", "Tags: [a]"), a_site(30, "tags: [a]"))
    assert said([found]) == snapshot(["3:1 advice The site reads “tags”, not “Tags”. Correct the key."])
    assert (
        check(front_matter, PATH, repaired(post("title: Letters", "Tags: [a]"), found), a_site(30, "tags: [a]")) == []
    )


def test_what_the_site_requires_itself_takes_the_place_of_what_was_learned() -> None:
    assert check(front_matter, PATH, post("title: Letters"), a_site(30, "tags: [a]"), required=["title"]) == []


def test_the_day_in_the_file_name_does_for_a_date() -> None:
    site = a_site(30, "date: 2026-04-01")
    assert check(front_matter, PATH, post("title: Letters"), site) == []
    undated = check(front_matter, "_drafts/letters.md", post("title: Letters"), site)
    assert [found.severity for found in undated] == ["blocker"]


def test_dates_that_other_posts_write_so_too_are_the_sites_own() -> None:
    text = post("title: Letters", "date: May 14, 2026")
    assert len(check(front_matter, PATH, text, a_site(10, "date: 2026-04-01"))) == 1
    assert check(front_matter, PATH, text, a_site(10, "date: April 1, 2026")) == []
