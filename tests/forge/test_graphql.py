"""The GraphQL API: edits of comments, review threads, and GitHub's way of refusing."""

from __future__ import annotations

from typing import Any

import github
import pytest

from forge import Forge, Pull, Repository
from forge.payloads.links import node_id
from tests.forge.conftest import client

EDITS = """
query($id: ID!, $first: Int = 100, $after: String) {
  node(id: $id) {
    ... on IssueComment {
      userContentEdits(first: $first, after: $after) {
        totalCount
        pageInfo { endCursor hasNextPage }
        nodes { id editedAt deletedAt diff editor { __typename login } }
      }
    }
  }
}
"""
THREADS = """
query($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100) {
        nodes {
          id isResolved isOutdated viewerCanResolve
          comments(first: 10) { totalCount nodes { body author { __typename login } } }
        }
      }
    }
  }
}
"""
RESOLVE = "mutation($id: ID!) { resolveReviewThread(input: {threadId: $id}) { thread { isResolved } } }"
BLOG = {"owner": "octo", "name": "blog", "number": 1}


def ask(api: github.Github, query: str, **variables: Any) -> Any:
    return api.requester.graphql_query(query, variables)[1]["data"]


def refusal(api: github.Github, query: str, **variables: Any) -> list[dict[str, Any]]:
    with pytest.raises(github.GithubException) as caught:
        api.requester.graphql_query(query, variables)
    errors: list[dict[str, Any]] = caught.value.data["errors"]
    return errors


def history(api: github.Github, comment: int, **page: Any) -> Any:
    return ask(api, EDITS, id=node_id("IssueComment", comment), **page)["node"]["userContentEdits"]


def threads(api: github.Github) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = ask(api, THREADS, **BLOG)["repository"]["pullRequest"]["reviewThreads"]["nodes"]
    return nodes


def suggest(api: github.Github) -> None:
    """A review of the bot's with one comment, on the third line of the new post."""
    comment: Any = {"path": "_posts/second.md", "line": 3, "side": "RIGHT", "body": "Say more."}
    api.get_repo("octo/blog").get_pull(1).create_review(body="Some words.", event="COMMENT", comments=[comment])


def test_edits_come_newest_first_with_the_whole_body_and_who_made_them(api: github.Github, pull: Pull) -> None:
    comment = pull.comment("copydesk[bot]", "- [ ] One")
    assert history(api, comment.id)["nodes"] == []

    pull.click("ada", comment.id, 0)
    pull.edit_comment(comment.id, "- [ ] One and two", "copydesk[bot]")

    nodes = history(api, comment.id)["nodes"]
    assert [(edit["diff"], edit["editor"]) for edit in nodes] == [
        ("- [ ] One and two", {"__typename": "Bot", "login": "copydesk"}),
        ("- [x] One", {"__typename": "User", "login": "ada"}),
        ("- [ ] One", {"__typename": "Bot", "login": "copydesk"}),
    ]
    pull.delete_edit(comment.id, comment.edits[1].id)
    deleted = history(api, comment.id)["nodes"][1]
    assert (deleted["diff"], deleted["editor"]["login"]) == (None, "ada")
    assert deleted["deletedAt"]


def test_many_edits_come_in_pages(api: github.Github, pull: Pull) -> None:
    comment = pull.comment("ada", "0")
    for number in range(1, 5):
        pull.edit_comment(comment.id, str(number))

    first = history(api, comment.id, first=2)
    rest = history(api, comment.id, first=100, after=first["pageInfo"]["endCursor"])

    assert first["totalCount"] == 5
    assert [edit["diff"] for edit in (*first["nodes"], *rest["nodes"])] == ["4", "3", "2", "1", "0"]
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)


def test_a_page_whose_size_is_missing_or_too_great_is_refused(api: github.Github, pull: Pull) -> None:
    id = node_id("IssueComment", pull.comment("ada", "Hello").id)
    (missing,) = refusal(api, EDITS, id=id, first=None)
    (great,) = refusal(api, EDITS, id=id, first=101)
    (cursor,) = refusal(api, EDITS, id=id, after="there")
    assert missing["type"] == "MISSING_PAGINATION_BOUNDARIES"
    assert great["type"] == "EXCESSIVE_PAGINATION"
    assert cursor["type"] == "INVALID_CURSOR_ARGUMENTS"


def test_a_click_takes_permission_to_write_and_sends_what_the_page_showed(pull: Pull) -> None:
    comment = pull.comment("copydesk[bot]", "- [ ] One\n- [ ] Two")
    pull.click("ada", comment.id, 0)
    pull.click("grace", comment.id, 1, seen="- [ ] One\n- [ ] Two")
    assert comment.body == "- [ ] One\n- [x] Two"

    pull.click("grace", comment.id, 1)
    assert comment.body == "- [ ] One\n- [ ] Two"
    with pytest.raises(LookupError):
        pull.click("grace", comment.id, 2)
    with pytest.raises(Exception, match="may not edit"):
        pull.click("bob", comment.id, 0)


def test_a_thread_is_outdated_once_its_line_has_changed(api: github.Github, pull: Pull) -> None:
    suggest(api)
    (thread,) = threads(api)
    assert (thread["isResolved"], thread["isOutdated"], thread["viewerCanResolve"]) == (False, False, True)
    assert thread["comments"] == {
        "totalCount": 1,
        "nodes": [
            {
                "body": "Say more.",
                "author": {"__typename": "Bot", "login": "copydesk"},
            }
        ],
    }

    pull.reply("ada", pull.review_threads[0], "Yes, please.")
    pull.push({"_posts/second.md": "# Second\n\nHello, all.\n"})

    (thread,) = threads(api)
    assert thread["isOutdated"]
    assert [comment["author"]["login"] for comment in thread["comments"]["nodes"]] == ["copydesk", "ada"]
    _, answer = api.get_repo("octo/blog").get_pull(1).get_review_comments()
    assert answer.in_reply_to_id == pull.review_threads[0].id


def test_a_thread_is_resolved_once_and_for_all(api: github.Github, pull: Pull) -> None:
    suggest(api)
    (thread,) = threads(api)
    for _ in range(2):
        assert ask(api, RESOLVE, id=thread["id"]) == {"resolveReviewThread": {"thread": {"isResolved": True}}}
    assert pull.review_threads[0].resolved_by is pull.forge.app.bot
    assert threads(api)[0]["viewerCanResolve"] is False


def test_resolving_takes_permission_to_write_contents(
    forge: Forge, api: github.Github, blog: Repository, pull: Pull
) -> None:
    suggest(api)
    forge.app.permissions["contents"] = "read"
    narrow = client(forge, forge.install(blog))

    (thread,) = threads(narrow)
    assert not thread["viewerCanResolve"]
    (error,) = refusal(narrow, RESOLVE, id=thread["id"])
    assert (error["type"], error["path"]) == ("FORBIDDEN", ["resolveReviewThread"])
    assert pull.review_threads[0].resolved_by is None


def test_what_is_not_there_is_an_error_of_its_own(api: github.Github, pull: Pull) -> None:
    for id in ("nonsense", node_id("IssueComment", 1), node_id("Sandwich", 1)):
        with pytest.raises(github.UnknownObjectException):
            ask(api, EDITS, id=id)
    with pytest.raises(github.UnknownObjectException):
        ask(api, THREADS, **BLOG | {"number": 99})
    with pytest.raises(github.UnknownObjectException):
        ask(api, THREADS, **BLOG | {"name": "none"})
    with pytest.raises(github.UnknownObjectException):
        ask(api, RESOLVE, id=node_id("IssueComment", 1))


def test_several_nodes_come_in_the_order_asked_for(api: github.Github, pull: Pull) -> None:
    comment = pull.comment("ada", "a")
    pull.edit_comment(comment.id, "b")
    ids = [node_id("UserContentEdit", edit.id) for edit in reversed(comment.edits)]
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on UserContentEdit { diff } } }"

    assert [node["diff"] for node in ask(api, query, ids=ids)["nodes"]] == ["b", "a"]
    (error,) = refusal(api, query, ids=ids * 51)
    assert error["type"] == "ARGUMENT_LIMIT"


@pytest.mark.parametrize(
    "query",
    [
        "query { viewer { login } }",
        'query { node(id: "x") { ... on IssueComment { sandwich } } }',
        "query {",
        "",
    ],
)
def test_what_github_does_not_have_is_a_violation(forge: Forge, api: github.Github, query: str) -> None:
    assert refusal(api, query)
    assert forge.violations
    forge.violations.clear()


def test_a_variable_of_the_wrong_type_is_a_violation(forge: Forge, api: github.Github) -> None:
    assert refusal(api, THREADS, **BLOG | {"number": "one"})
    assert forge.violations
    forge.violations.clear()


def test_queries_have_a_budget_of_their_own(forge: Forge, api: github.Github, pull: Pull) -> None:
    comment = pull.comment("ada", "Hello")
    forge.limits.requests_per_hour = 2
    for _ in range(2):
        history(api, comment.id)
    with pytest.raises(github.GithubException) as caught:
        history(api, comment.id)

    assert caught.value.data["errors"][0]["type"] == "RATE_LIMITED"
    headers = caught.value.headers or {}
    assert (headers["x-ratelimit-remaining"], headers["x-ratelimit-resource"]) == ("0", "graphql")
