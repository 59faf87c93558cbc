from __future__ import annotations

from bot.github.apply import apply
from bot.github.client import Client
from bot.github.suggestions import suggested
from bot.model.event import PullRequestRef
from bot.model.plan import Suggestion, Suggestions
from bot.model.snapshot import Sha
from bot.model.write import CreateReview
from bot.text.marker import embed
from forge import Forge, Pull
from tests.bot.github.conftest import NAME
from tests.bot.github.test_apply import writes

PATH = "_posts/2026-02-01-second.md"


def a_suggestion(digest: str, line: int = 1, start: int | None = None) -> Suggestion:
    body = embed("Certain.\n\n```suggestion\nThe second.\n```", {"suggests": [digest]})
    return Suggestion(PATH, start or line, line, body, (digest,))


def review(pull: Pull, *items: Suggestion) -> CreateReview:
    return CreateReview(Suggestions(Sha(pull.head_sha), "These are certain.", items))


def test_suggestions_are_one_review(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    pull.push({PATH: "Second.\nThird.\n"})
    apply(client, ref, review(pull, a_suggestion("1a"), a_suggestion("2b", 2, 1)))

    (made,) = pull.reviews
    assert (made.login, made.state, made.body) == ("copydesk[bot]", "COMMENTED", "These are certain.")
    assert [(each.start_line, each.line) for each in made.comments] == [(None, 1), (1, 2)]
    assert suggested(client, client.repository(NAME).get_pull(pull.number)) == {"1a", "2b"}


def test_making_them_twice_makes_them_once(client: Client, pull: Pull, ref: PullRequestRef, forge: Forge) -> None:
    apply(client, ref, review(pull, a_suggestion("1a")))
    apply(client, ref, review(pull, a_suggestion("1a")))

    assert len(pull.reviews) == 1
    assert len(writes(forge)) == 1


def test_only_what_is_missing_is_made(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    apply(client, ref, review(pull, a_suggestion("1a")))
    apply(client, ref, review(pull, a_suggestion("1a"), a_suggestion("2b")))

    assert [len(each.comments) for each in pull.reviews] == [1, 1]


def test_lines_that_are_gone_from_the_diff_cost_nothing_but_the_review(
    client: Client, pull: Pull, ref: PullRequestRef
) -> None:
    apply(client, ref, review(pull, a_suggestion("1a"), a_suggestion("2b", 9)))

    assert pull.reviews == []


def test_others_suggest_nothing_in_our_name(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    other = client.repository(NAME).get_pull(pull.number)
    apply(client, ref, review(pull, a_suggestion("1a")))
    pull.reviews[0].comments[0].user = pull.forge.add_user("mallory")

    assert suggested(client, other) == frozenset()
