"""The command `/waive`."""

from __future__ import annotations

from inline_snapshot import snapshot

from bot.commands.waive import MAX_PRINTS
from tests.bot.commands.scenes import NOW, after, refusal


def test_a_waiver_is_for_what_the_rule_has_found_so_far() -> None:
    (waiver,) = after("/waive empty-section The rest comes tomorrow.").standing.waivers
    assert (waiver.rule, waiver.prints, waiver.login, waiver.at) == (
        "empty-section",
        frozenset({"0a1b2c"}),
        "claire",
        NOW,
    )
    assert waiver.reason == "The rest comes tomorrow."


def test_a_second_waiver_for_a_rule_takes_the_place_of_the_first() -> None:
    (waiver,) = after("/waive empty-section One.", "/waive `empty-section` Two.").standing.waivers
    assert waiver.reason == "Two."


def test_a_waiver_without_what_it_needs_is_refused() -> None:
    found = {"merge-conflict": frozenset({"0a1b2c"}), "empty-section": frozenset(map(str, range(MAX_PRINTS + 1)))}
    assert [
        refusal("/waive"),
        refusal("/waive empty-section"),
        refusal("/waive emty-section Why not."),
        refusal("/waive nothing-of-the-kind Why not."),
        refusal("/waive dead-link Why not."),
        refusal("/waive merge-conflict Why not.", prints=found, unwaivable=frozenset({"merge-conflict"})),
        refusal("/waive empty-section Why not.", prints=found),
    ] == snapshot(
        [
            "Say which rule, and why: /waive RULE REASON. What blocks now: empty-section.",
            "A waiver needs its reason: write it behind the rule, on the same line.",
            "There is no rule “emty-section”. Did you mean empty-section?",
            "There is no rule “nothing-of-the-kind”. What blocks now: empty-section.",
            "dead-link has found nothing that blocks, so there is nothing to waive.",
            "merge-conflict can't be waived on this site: what it has found must be settled.",
            "empty-section has found too much to be waived at once. Settle some of it first.",
        ]
    )
