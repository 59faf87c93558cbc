from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import check
from bot.config import Config
from bot.fixes import content, repair
from bot.model.finding import Finding, Fix, Severity
from bot.model.message import say
from bot.model.place import Span
from bot.model.post import Post, PostPath
from bot.model.site import SiteFacts
from bot.rules import all_rules
from bot.text.post import read_post
from tests.bot.rules import examples

CONFIG = Config.of({"rules": {rule.id: "advice" for rule in all_rules().values() if not rule.on}})
PATH = PostPath("_posts/2026-05-14-hello.md")
BAD = [
    (post, site)
    for rule in all_rules().values()
    for _, post, site in examples.posts(examples.sections(rule.documentation)["Bad"])
]


def looking(site: SiteFacts) -> Callable[[Post], Sequence[Finding]]:
    """With all rules, those that are off by default among them."""
    return lambda post: check.report((post,), site, CONFIG).posts[0].findings


def a_post(text: str) -> Post:
    return read_post(PATH, text.encode())


def found(post: Post, word: str, fix: str | None, rule: str = "word") -> list[Finding]:
    """A finding on each ``word``."""
    places = [at for at in range(len(post.text)) if post.text.startswith(word, at)]
    return [
        Finding(rule, Severity.ADVICE, PATH, place, say("Here."), None if fix is None else Fix(place, fix), word)
        for place in (post.range(Span(at, at + len(word))) for at in places)
    ]


def test_all_repairs_are_made_and_counted() -> None:
    repaired = repair(a_post("one two one\n"), lambda post: found(post, "one", "1"))

    assert (repaired.post.text, repaired.count) == ("1 two 1\n", 2)


def test_of_repairs_that_overlap_one_is_made_at_a_time() -> None:
    repaired = repair(a_post("aaaab\n"), lambda post: found(post, "aa", "a"))

    assert (repaired.post.text, repaired.count) == ("ab\n", 3)


def test_a_repair_that_leads_to_another_finding_is_not_made() -> None:
    def look(post: Post) -> list[Finding]:
        return [*found(post, "one", "bad"), *found(post, "bad", None, "another"), *found(post, "two", "2", "third")]

    assert repair(a_post("one two\n"), look).post.text == "one 2\n"


def test_a_repair_that_repairs_nothing_is_not_made_for_ever() -> None:
    assert repair(a_post("one\n"), lambda post: found(post, "one", "one one")).count == 0


def test_a_file_in_another_encoding_is_left_as_it_is() -> None:
    post = read_post(PATH, b"one caf\xe9\n")

    assert repair(post, lambda post: found(post, "one", "1")).post is post


def test_a_byte_order_mark_stays() -> None:
    repaired = repair(read_post(PATH, b"\xef\xbb\xbfone\r\n"), lambda post: found(post, "one", "1"))

    assert content(repaired.post) == b"\xef\xbb\xbf1\r\n"


def test_line_ends_stay() -> None:
    repaired = repair(a_post("one\r\ntwo\r\n"), lambda post: found(post, "one", "1\n1"))

    assert repaired.post.text == "1\r\n1\r\ntwo\r\n"


def test_front_matter_is_repaired_though_more_is_seen_then() -> None:
    post = a_post("---\ntitle: One: two\nauthors: nobody.known\n---\nTODO\n")
    repaired = repair(post, looking(examples.site_of({"_authors/ada.md": "---\nfullname: Ada\n---\n"})))

    assert repaired.post.front_matter.text("title") == "One: two"


def _holds(post: Post, site: SiteFacts) -> None:
    look = looking(site)
    repaired = repair(post, look)

    if repaired.post.text == post.text:
        assert repaired.count == 0
        return
    if not post.front_matter.problems:  # else the rules were silent before
        new = Counter(finding.rule for finding in look(repaired.post))
        assert new < Counter(finding.rule for finding in look(post))
    again = read_post(post.path, content(repaired.post), post.change)
    assert repair(again, look).count == 0


@pytest.mark.parametrize(("post", "site"), BAD, ids=lambda value: value.path if isinstance(value, Post) else "")
def test_repairing_an_example_leads_to_nothing_new_and_is_done_once(post: Post, site: SiteFacts) -> None:
    _holds(post, site)


FRAGMENTS = [
    line for post, _ in BAD for line in post.text.splitlines(keepends=True) if line.strip() and len(line) < 200
]
SIGNS = (
    *("\r\n", "\t", "\ufeff", "\u00a0", "\u202f", "\x00", "\U0001f600", "e\u0301", "\\", "    ", "---\n", "+++\n"),
    *(
        "’",
        "“",
        "”",
        "«",
        "»",
        "'",
        '"',
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "~~~\n",
        "<!--",
        "-->",
        "[",
        "](",
        "]",
        "(",
        ")",
    ),
    *("#", "##", "- ", "1. ", "> ", "|", " ?", "!", " :", "...", "…", "{{", "}}", "{%", "%}", "&amp;amp;", "Ã©", "a:b"),
    *("http://a.example", "https://a.example/?utm_source=b", "www.a.example"),
)
SITE = examples.site_of({"_authors/ada.md": "---\nfullname: Ada\n---\n"}, ["img/a.jpg"])
PLACES = st.integers(0, 2_000)


@given(
    st.sampled_from(BAD),
    st.lists(st.tuples(PLACES, st.sampled_from(FRAGMENTS)), max_size=6),
    st.lists(st.tuples(PLACES, st.sampled_from(SIGNS)), max_size=6),
)
@settings(max_examples=100, deadline=None)
def test_repairing_any_draft_leads_to_nothing_new_and_is_done_once(
    bad: tuple[Post, SiteFacts], mixed_in: list[tuple[int, str]], strewn: list[tuple[int, str]]
) -> None:
    post, site = bad
    lines = post.text.splitlines(keepends=True)
    for at, fragment in mixed_in:
        lines.insert(at % (len(lines) + 1), fragment)
    text = "".join(lines)
    for at, sign in strewn:
        place = at % (len(text) + 1)
        text = text[:place] + sign + text[place:]

    _holds(read_post(post.path, text.encode(), post.change), replace(site, files=site.files | SITE.files))
