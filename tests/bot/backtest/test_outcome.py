from __future__ import annotations

from collections.abc import Iterable

from bot.backtest.outcome import State, outcome
from bot.model.backtest import Outcome
from bot.model.finding import WHOLE_FILE, Finding, Remark, Severity
from bot.model.message import say
from bot.model.place import Span
from bot.model.post import Post, PostPath
from bot.text.post import read_post

PATH = "_posts/2026-05-14-hello.md"


def a_post(text: str, path: str = PATH) -> Post:
    return read_post(PostPath(path), text.encode())


def on(post: Post, words: str, rule: str = "placeholder", message: str = "Look.", nth: int = 0) -> Finding:
    """A finding on some words of a post, on the whole file where there are none."""
    start = -1
    for _ in range(nth + 1):
        start = post.text.index(words, start + 1)
    span = Span(start, start + len(words)) if words else WHOLE_FILE
    return Finding.of(rule, Severity.BLOCKER, post, Remark(span, say(message)))


def between(old: Post, before: Iterable[Finding], new: Post, after: Iterable[Finding]) -> Outcome:
    return outcome("#1", State("a", (old,), tuple(before)), State("b", (new,), tuple(after)))


def gone(result: Outcome) -> list[bool]:
    return [one.gone for one in result.raised]


def pointed(result: Outcome) -> list[bool]:
    return [one.pointed for one in result.raised]


def test_a_finding_that_moved_to_another_line_is_not_gone() -> None:
    old, new = a_post("TODO\n"), a_post("Words.\n\nTODO\n")

    assert gone(between(old, [on(old, "TODO")], new, [on(new, "TODO")])) == [False]
    assert gone(between(old, [on(old, "TODO")], new, [])) == [True]


def test_a_finding_is_known_by_its_rule_and_its_words_but_for_case_and_white_space() -> None:
    old, new = a_post("To  do\n"), a_post("to\ndo\n")

    assert gone(between(old, [on(old, "To  do")], new, [on(new, "to\ndo")])) == [False]
    assert gone(between(old, [on(old, "To  do")], new, [on(new, "to\ndo", "malformed-link")])) == [True]
    assert gone(between(old, [on(old, "To  do")], new, [on(new, "to")])) == [True]


def test_of_two_alike_the_one_that_says_the_same_stayed() -> None:
    old, new = a_post("TODO TODO\n"), a_post("TODO\n")
    before = [on(old, "TODO", message="First."), on(old, "TODO", message="Second.", nth=1)]

    assert gone(between(old, before, new, [on(new, "TODO", message="Second.")])) == [True, False]
    assert gone(between(old, before, new, [on(new, "TODO", message="Third.")])) == [False, True]


def test_a_finding_in_a_renamed_post_is_followed() -> None:
    old, new = a_post("TODO\n", "_posts/hello.md"), a_post("TODO\n")

    assert gone(between(old, [on(old, "TODO")], new, [on(new, "TODO")])) == [False]


def test_a_finding_points_at_its_lines() -> None:
    old, new = a_post("one\n\ntwo\n"), a_post("one\n\n2\n")

    assert pointed(between(old, [on(old, "one"), on(old, "two")], new, [])) == [False, True]


def test_a_finding_on_the_name_points_at_the_name_alone() -> None:
    old = a_post("one\n", "_posts/hello.md")
    named = on(old, "", "file-name")

    assert pointed(between(old, [named], a_post("one\n"), [])) == [True]
    assert pointed(between(old, [named], a_post("1\n", "_posts/hello.md"), [])) == [False]


def test_a_finding_on_the_date_in_the_name_points_at_the_name_too() -> None:
    old = a_post("one\n", "_posts/2025-05-14-hello.md")

    assert pointed(between(old, [on(old, "", "distant-date")], a_post("one\n"), [])) == [True]


def test_a_finding_on_the_whole_file_that_is_not_about_its_name_stands_on_the_first_line() -> None:
    old = a_post("one\n", "_posts/hello.md")
    whole = on(old, "", "front-matter")

    assert pointed(between(old, [whole], a_post("---\na: b\n---\none\n", "_posts/hello.md"), [])) == [True]
    assert pointed(between(old, [whole], a_post("one\n"), [])) == [False]


def test_what_is_said_of_unread_posts_alone_is_no_noise_at_the_merge_and_gone_only_when_it_was_acted_on() -> None:
    post, moved = a_post("date: soon\n"), a_post("date: later\n")

    stayed = between(post, [on(post, "soon", "soon-date")], post, [on(post, "soon", "soon-date")])
    changed = between(post, [on(post, "soon", "soon-date")], moved, [on(moved, "later", "soon-date")])

    assert (gone(stayed), stayed.standing) == ([False], ())
    assert (gone(changed), changed.standing) == ([True], ())


def test_a_post_that_was_withdrawn_tells_nothing() -> None:
    kept, withdrawn = a_post("Here we are, all of us.\n"), a_post("TODO\n", "_posts/2026-05-15-other.md")
    opening = State("a", (kept, withdrawn), (on(withdrawn, "TODO"),))

    result = outcome("#1", opening, State("b", (kept,), ()))

    assert (result.raised, result.edits, result.posts) == ((), (), 1)


def test_without_an_opening_only_the_merge_counts() -> None:
    post = a_post("TODO\n")
    result = outcome("#1", None, State("b", (post,), (on(post, "TODO"),)))

    assert (result.opening, result.raised, len(result.standing)) == (None, (), 1)
