from __future__ import annotations

from dataclasses import replace

from bot.backtest.figures import backtest, numbers
from bot.model.backtest import Edit, Missed, Outcome, Part, Raised, Share, Stand
from bot.model.finding import Severity

BLOCKER = Stand("placeholder", Severity.BLOCKER, "a.md", 5, "Write it.")
ADVICE = Stand("file-name", Severity.ADVICE, "a.md", 1, "Rename it.")
RETITLED = Edit(Part.FRONT_MATTER, "title changed", "a.md", "One", "Two", noticed=False)
RENAMED = Edit(Part.FILE_NAME, "date changed", "a.md", "b.md", "a.md", noticed=True)

CORRECTED = Outcome(
    "#1",
    "a",
    "b",
    1,
    (Raised(BLOCKER, gone=True, pointed=False), Raised(ADVICE, gone=False, pointed=True)),
    (ADVICE,),
    (RETITLED, RENAMED),
)
ACCEPTED = Outcome("#2", "c", "d", 2, (Raised(BLOCKER, gone=False, pointed=False),), (BLOCKER,), ())
SQUASHED = Outcome("#3", None, "e", 1, (), (ADVICE,), ())
OUTCOMES = (CORRECTED, ACCEPTED, SQUASHED)


def test_noise_is_what_stands_at_the_merge_by_the_posts() -> None:
    found = numbers(OUTCOMES)

    assert (found.posts, found.blockers, found.advice) == (4, 1, 2)
    assert (found.blockers_a_post, found.advice_a_post) == (0.25, 0.5)


def test_use_is_what_was_gone_of_what_was_raised() -> None:
    found = numbers(OUTCOMES)

    assert (found.blockers_gone, found.advice_gone) == (Share(1, 2), Share(0, 1))


def test_reach_is_of_the_pull_requests_that_people_corrected() -> None:
    assert numbers(OUTCOMES).reach == Share(1, 1)
    assert numbers((replace(CORRECTED, raised=()), ACCEPTED)).reach == Share(0, 1)


def test_each_number_is_known_without_each_rule() -> None:
    without = {rule.rule: rule.without for rule in backtest(OUTCOMES).rules}

    assert without["file-name"] == numbers(OUTCOMES, without="file-name")
    assert (without["file-name"].advice, without["file-name"].reach) == (0, Share(0, 1))
    assert (without["placeholder"].blockers, without["placeholder"].reach) == (0, Share(1, 1))


def test_rules_are_counted_and_have_examples_of_both_fates() -> None:
    advised, blocked = backtest(OUTCOMES).rules

    assert (advised.rule, advised.raised, advised.gone, advised.blockers, advised.advice) == ("file-name", 1, 0, 0, 2)
    assert (blocked.rule, blocked.raised, blocked.gone, blocked.blockers, blocked.advice) == ("placeholder", 2, 1, 1, 0)
    assert [(one.pull, one.commit, one.gone) for one in blocked.examples] == [("#1", "a", True), ("#2", "d", False)]


def test_examples_come_from_different_pull_requests() -> None:
    many = [replace(SQUASHED, pull=f"#{number}", standing=(ADVICE, ADVICE)) for number in range(9)]
    (rule,) = backtest(many).rules

    assert [example.pull for example in rule.examples] == ["#0", "#1", "#2"]


def test_kinds_of_edits_are_counted_once_a_pull_request_the_most_missed_first() -> None:
    twice = replace(CORRECTED, edits=(RETITLED, RETITLED, RENAMED))

    assert backtest((twice, CORRECTED)).missed == (
        Missed(Part.FRONT_MATTER, "title changed", Share(2, 2)),
        Missed(Part.FILE_NAME, "date changed", Share(0, 2)),
    )


def test_pull_requests_without_a_post_do_not_count() -> None:
    found = backtest((*OUTCOMES, replace(ACCEPTED, posts=0, raised=(), standing=())), ["#5: no"])

    assert (found.pulls, found.followed, found.errors) == (3, 2, ("#5: no",))
    assert backtest(()).numbers.blockers_a_post is None
