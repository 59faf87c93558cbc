from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model.finding import Severity
from bot.model.message import say
from bot.model.place import Position, Range
from bot.model.plan import AnnotationLevel, Conclusion
from bot.model.publication import Publication
from bot.model.site import Login
from bot.model.snapshot import Sha
from bot.render.check_run import (
    MAX_ANNOTATION,
    MAX_ANNOTATION_TITLE,
    MAX_ANNOTATIONS,
    MAX_SUMMARY,
    broken,
    check_run,
    nothing_to_check,
)
from bot.render.language import ENGLISH, language
from tests.bot.render.samples import BACKWARDS, EMPTY, FORK, NAMELESS, UNPAIRED, finding, post, pull_request, report

FRENCH = language("fr")
PULL = pull_request()


def test_what_blocks_fails_the_check_and_is_counted_in_its_title() -> None:
    check = check_run(report(post(NAMELESS, EMPTY, UNPAIRED), post(path="_posts/z.md")), PULL, FRENCH)
    assert (check.conclusion, check.title, check.head) == (
        Conclusion.FAILURE,
        "2 points à régler avant publication",
        "c0ffee0",
    )
    assert check.summary.replace(f"{FORK}/blob/c0ffee0/", "…/") == snapshot("""\
Chaque point bloquant est annoté à sa ligne\u202f; le commentaire de Copydesk dit comment le régler.

**Bread, and how to bake it** · [`_posts/2024-05-14-bread.md`](…/_posts/2024-05-14-bread.md) · nom du fichier et parties

**Bread, and how to bake it** · [`_posts/z.md`](…/_posts/z.md) · rien ne manque\
""")


def test_a_complete_post_passes() -> None:
    check = check_run(report(post(UNPAIRED)), PULL, ENGLISH)
    assert (check.conclusion, check.title) == (Conclusion.SUCCESS, "Nothing is missing: ready to be read")


DUE = Publication(datetime(2026, 12, 1, 9, tzinfo=ZoneInfo("Europe/Paris")), Login("claire"), True, passed=False)


def test_a_check_that_waits_for_its_day_is_left_in_progress() -> None:
    check = check_run(report(post()), PULL, ENGLISH, publication=DUE, renewal=3)
    assert (check.conclusion, check.title) == snapshot(
        (None, "Waits for Tuesday, December 1, 2026 at 9:00\u202fAM (GMT+01:00)")
    )
    assert check.summary.startswith("It goes out on Tuesday, December 1, 2026")
    assert check.digest != check_run(report(post()), PULL, ENGLISH, publication=DUE, renewal=2).digest


def test_it_does_not_wait_with_what_blocks_on_a_draft_nor_once_the_day_has_come() -> None:
    checks = (
        check_run(report(post(EMPTY)), PULL, ENGLISH, publication=DUE),
        check_run(report(post()), pull_request(draft=True), ENGLISH, publication=DUE),
        check_run(report(post()), PULL, ENGLISH, publication=replace(DUE, passed=True)),
    )
    assert [check.conclusion for check in checks] == [Conclusion.FAILURE, Conclusion.NEUTRAL, Conclusion.SUCCESS]


def test_it_waits_on_hold_as_well() -> None:
    check = check_run(report(post()), PULL, ENGLISH, held=True, publication=DUE)
    assert (check.conclusion, check.title) == (None, "On hold")


def test_a_draft_is_neutral_and_still_says_what_is_missing() -> None:
    check = check_run(report(post(EMPTY)), pull_request(draft=True), ENGLISH)
    assert (check.conclusion, check.title) == (Conclusion.NEUTRAL, "1 point to settle before publication")
    assert check.summary.startswith("This pull request is a draft")


def test_a_broken_configuration_neither_passes_nor_blames_the_contributor() -> None:
    check = check_run(report(post(), errors=(say("{path}: no", path="copydesk.yml"),)), PULL, ENGLISH)
    assert (check.conclusion, check.title) == (Conclusion.NEUTRAL, "Copydesk could not look at everything")
    assert "`copydesk.yml`: no" in check.summary


def test_every_finding_marks_its_line_blockers_first() -> None:
    check = check_run(report(post(UNPAIRED, BACKWARDS, NAMELESS)), PULL, ENGLISH)
    assert [(mark.start_line, mark.end_line, mark.level, mark.title, mark.message) for mark in check.annotations] == (
        snapshot(
            [
                (
                    31,
                    31,
                    AnnotationLevel.FAILURE,
                    "Links",
                    """\
“rye” is a link written backwards. Write [text](address).
(rye)[https://example.org/rye] → [rye](https://example.org/rye)\
""",
                ),
                (
                    1,
                    1,
                    AnnotationLevel.FAILURE,
                    "File name",
                    "The file name doesn't begin with the day of publication. Rename the file to _posts/2024-05-14-bread.md.",
                ),
                (
                    13,
                    13,
                    AnnotationLevel.WARNING,
                    "Typography",
                    "This » has no « before it. Add it, or remove this one.",
                ),
            ]
        )
    )


def test_columns_are_given_on_one_line_alone() -> None:
    over_lines = replace(EMPTY, range=Range(Position(3, 2), Position(5, 1)))
    one, several = check_run(report(post(BACKWARDS, over_lines)), PULL, ENGLISH).annotations
    assert (one.start_column, one.end_column) == (1, len(BACKWARDS.excerpt))
    assert (several.start_line, several.end_line) == (3, 4)
    assert (several.start_column, several.end_column) == (None, None)


def test_the_marks_are_capped_and_the_summary_says_so() -> None:
    check = check_run(report(post(*[UNPAIRED] * 400, BACKWARDS)), PULL, ENGLISH)
    assert len(check.annotations) == MAX_ANNOTATIONS
    assert check.annotations[0].level is AnnotationLevel.FAILURE
    assert "101 more findings have no mark." in check.summary


def test_the_digest_changes_with_anything_shown_and_with_nothing_else() -> None:
    shown = report(post(EMPTY))
    checks = (
        check_run(shown, PULL, ENGLISH),
        check_run(shown, PULL, FRENCH),
        check_run(shown, replace(PULL, head=Sha("other")), ENGLISH),
        check_run(shown, pull_request(draft=True), ENGLISH),
        check_run(report(post(replace(EMPTY, range=Range(Position(9, 1), Position(9, 2))))), PULL, ENGLISH),
    )
    assert len({check.digest for check in checks}) == len(checks)
    assert check_run(shown, PULL, ENGLISH) == checks[0]


def test_a_pull_request_without_posts_passes() -> None:
    check = nothing_to_check(report(), PULL, ENGLISH)
    assert (check.conclusion, check.title) == (Conclusion.SUCCESS, "No post in this pull request")
    assert check.summary == "Copydesk looks at posts only."


def test_a_pull_request_without_posts_is_not_blocked_by_the_configuration() -> None:
    check = nothing_to_check(report(errors=(say("No."),)), PULL, ENGLISH)
    assert check.conclusion is Conclusion.NEUTRAL
    assert "No." in check.summary


def test_an_error_of_our_own_blocks_nothing() -> None:
    check = broken(Sha("c0ffee0"), "72d3162e-cc78-11e3-81ab-4c9367dc0958")
    assert check.conclusion is Conclusion.NEUTRAL
    assert f"{check.title}\n{check.summary}" == snapshot("""\
Copydesk could not look at this commit
The error is Copydesk's own, and it blocks nothing: the post can be read and merged as usual. Copydesk looks again at the next push. Whoever runs it finds the error in its log under `72d3162e-cc78-11e3-81ab-4c9367dc0958`.\
""")


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1), st.integers(1, 200), st.integers(1, 40), st.sampled_from(Severity))
def test_it_stays_within_the_limits_of_github(text: str, posts: int, findings: int, severity: Severity) -> None:
    huge = say("“{text}” stands here, {text} too.", text=text * 3000)
    marks = [finding("placeholder", huge, line=4, excerpt=text, fix=text * 9, severity=severity)] * findings
    many = [post(*marks, path=f"{number}{text * 100}", title=text * 3000) for number in range(posts)]
    check = check_run(report(*many, errors=(huge,) * posts), PULL, FRENCH)
    assert len(check.summary.encode()) <= MAX_SUMMARY
    assert 0 < len(check.title) <= MAX_ANNOTATION_TITLE
    for mark in check.annotations:
        assert 0 < len(mark.message.encode()) <= MAX_ANNOTATION
        assert 0 < len(mark.title) <= MAX_ANNOTATION_TITLE
        assert 1 <= mark.start_line <= mark.end_line


@pytest.mark.parametrize("severity", Severity)
def test_a_place_between_two_characters_has_no_columns(severity: Severity) -> None:
    (mark,) = check_run(
        report(post(finding("placeholder", say("Here."), line=4, severity=severity))), PULL, ENGLISH
    ).annotations
    assert (mark.start_line, mark.end_line, mark.start_column) == (4, 4, None)
