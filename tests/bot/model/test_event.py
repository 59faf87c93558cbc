from __future__ import annotations

from bot.model.event import PullRequestRef


def test_a_pull_request_has_one_key_however_its_repository_is_spelt() -> None:
    assert PullRequestRef(1, "Site/Blog", 12).key == PullRequestRef(1, "site/blog", 12).key == "site/blog#12"
