from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from inline_snapshot import snapshot

from bot import check
from bot.config import Config
from bot.fix_request import carry_out, is_news, offered
from bot.model.plan import Commit
from bot.model.site import Login
from bot.model.snapshot import HeadBranch, OwnCommit, Sha, Snapshot
from bot.model.standing import FixOutcome, FixRequest
from bot.render.language import language
from tests.bot.builders import NOW, a_pull, a_snapshot
from tests.bot.test_repairs import NAMED, WRONG, a_post, around

OWN = HeadBranch("site/blog", "draft", foreign=False, writable=True)
HEAD, PARENT = Sha("c" * 40), Sha("d" * 40)
REQUEST = FixRequest(Login("claire"), HEAD, NOW)
BAD = a_post(body="(Read this)[https://example.org/a].")
MADE_COMMIT = OwnCommit(PARENT, NOW + timedelta(seconds=3), "Repairs\n\nAsked-for-by: claire")


def carried_out(
    branch: HeadBranch | None = OWN, request: FixRequest = REQUEST, *, config: Config | None = None, **changes: Any
) -> tuple[FixRequest, Commit | None]:
    looked_at = a_snapshot(a_pull(branch=branch), **changes)
    settings = config or Config.of({})
    return carry_out(request, looked_at, [BAD], around(BAD.path), settings, (), language("en"))


def outcome(branch: HeadBranch | None = OWN, **given: Any) -> FixOutcome | None:
    request, commit = carried_out(branch, **given)
    assert commit is None
    return request.outcome


def test_a_commit_stands_on_the_head_that_was_read() -> None:
    request, commit = carried_out()
    assert commit is not None
    assert (commit.repository, commit.branch, commit.parent, len(commit.files)) == ("site/blog", "draft", HEAD, 1)
    assert (request.head, request.outcome) == (HEAD, FixOutcome.MADE)
    assert commit.message == snapshot("""\
Make the repairs that are certain

1 repair in the text.
1 file renamed.

Asked-for-by: claire\
""")


def test_what_stands_in_the_way_is_told_apart() -> None:
    assert outcome(None) is FixOutcome.GONE
    assert outcome(replace(OWN, writable=False)) is FixOutcome.MAIN
    assert outcome(replace(OWN, foreign=True, writable=False)) is FixOutcome.LOCKED
    assert outcome(push_refused=True) is FixOutcome.REFUSED
    assert outcome(config=Config.of({"fix": False})) is FixOutcome.OFF
    request, commit = carry_out(REQUEST, a_snapshot(), [BAD], around(), None, (), language("en"))
    assert (request.outcome, commit) == (FixOutcome.UNREADABLE, None)


def test_without_posts_there_is_nothing_to_repair() -> None:
    request, commit = carry_out(REQUEST, a_snapshot(), [], around(), Config.of({}), (), language("en"))
    assert (request.outcome, commit) == (FixOutcome.NOTHING, None)


def test_a_request_is_carried_out_once() -> None:
    done = replace(REQUEST, outcome=FixOutcome.LOCKED)
    assert carried_out(request=done) == (done, None)


@pytest.mark.parametrize(
    ("own", "made"),
    [
        (MADE_COMMIT, True),
        (replace(MADE_COMMIT, at=NOW - timedelta(seconds=1)), False),
        (replace(MADE_COMMIT, message="Repairs\n\nAsked-for-by: grace"), False),
        (None, False),
    ],
)
def test_the_commit_that_was_made_for_a_request_is_known_again(own: OwnCommit | None, made: bool) -> None:
    request, commit = carried_out(own_head=own)
    assert (commit is None) is made
    assert (request.head == PARENT) is made


def test_a_commit_is_offered_where_it_does_more_than_a_click() -> None:
    def offer(*bodies: str, branch: HeadBranch | None = OWN, path: str = NAMED, **config: bool) -> int:
        posts = [a_post(path, body) for body in bodies]
        found = check.report(posts, around(*(post.path for post in posts)), Config.of(config))
        return offered(found, a_snapshot(a_pull(branch=branch)), Config.of(config))

    link = "(Read this)[https://example.org/a]."
    assert offer(link) == 0
    assert offer(f"{link}\n\n(And that)[https://example.org/b].") == 2
    assert offer("We are here.", path=WRONG) == 1
    assert offer("We are here.", path=WRONG, fix=False) == 0
    assert offer("We are here.", path=WRONG, branch=None) == 0
    assert offer("We are here.", path=WRONG, branch=replace(OWN, writable=False)) == 0


def test_an_outcome_is_news_as_long_as_nobody_has_pushed() -> None:
    def look(own: OwnCommit | None) -> Snapshot:
        return a_snapshot(a_pull(head=HEAD), own_head=own)

    made = replace(REQUEST, head=PARENT, outcome=FixOutcome.MADE)
    assert is_news(made, look(MADE_COMMIT))
    assert not is_news(made, look(None))
    assert not is_news(replace(made, outcome=FixOutcome.LOCKED), look(MADE_COMMIT))
    assert is_news(replace(made, head=HEAD, outcome=FixOutcome.LOCKED), look(None))
