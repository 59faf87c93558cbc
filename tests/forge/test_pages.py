"""What a browser sees of a pull request, and what it can do there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import Client

from forge import Forge, Pull
from forge.conversation import ReviewComment
from forge.pages import Pages
from forge.pages.markdown import render

PAGE = "/octo/blog/pull/1"


@pytest.fixture
def pull(tmp_path: Path) -> Iterator[Pull]:
    forge = Forge(tmp_path)
    repository = forge.create_repository("octo/blog")
    repository.add_collaborator("grace")
    repository.commit("draft", {"_posts/a & b.md": "# One\n\nTwo <b>\n"}, author="ada")
    yield repository.open_pull(head="draft", title="A <draft>", author="ada")
    forge.close()


def live(browser: Client, version: str = "") -> Any:
    return browser.get(f"{PAGE}/live?version={version}").json


@pytest.fixture
def browser(pull: Pull) -> Client:
    return Client(Pages(pull.forge))


def test_the_home_page_leads_to_the_pull_request(browser: Client, pull: Pull) -> None:
    assert browser.get("/").headers["Location"] == pull.html_url


def test_the_page_shows_title_draft_and_conversation_escaped(browser: Client, pull: Pull) -> None:
    pull.comment("copydesk[bot]", "- [x] Title\n- [ ] Links @grace <script>alert(1)</script>")
    page = browser.get(PAGE).text
    assert "A &lt;draft&gt;" in page
    assert "Two &lt;b&gt;" in page
    assert "<script>alert" not in page
    assert page.count('type="checkbox"') == 2


def test_what_a_review_says_on_lines_is_shown_with_their_place(browser: Client, pull: Pull) -> None:
    comment = ReviewComment(
        id=7,
        user=pull.forge.app.bot,
        body="```suggestion\nThree\n```",
        path="_posts/a & b.md",
        commit_id=pull.head_sha,
        line=3,
        side="RIGHT",
        start_line=None,
        start_side=None,
        diff_hunk="",
        position=3,
        created_at=pull.created_at,
        review_id=0,
    )
    pull.review(pull.forge.app.bot.login, "COMMENTED", comments=[comment])

    page = browser.get(PAGE).text
    assert "_posts/a &amp; b.md, line 3" in page
    assert "Three" in page
    assert "data-reviewer" not in page
    pull.push({"_posts/a & b.md": "# One\n"})
    assert "_posts/a &amp; b.md, outdated" in browser.get(PAGE).text


def test_everybody_of_the_repository_and_the_opener_can_comment(browser: Client, pull: Pull) -> None:
    page = browser.get(PAGE).text
    assert "<option selected>ada</option>" in page
    assert "<option>grace</option>" in page
    browser.post(f"{PAGE}/do", json={"action": "comment", "by": "grace", "body": "/help"})
    assert [(comment.login, comment.body) for comment in pull.comments] == [("grace", "/help")]


def test_a_box_of_a_comment_is_ticked_by_those_who_may_edit_it(browser: Client, pull: Pull) -> None:
    comment = pull.comment("copydesk[bot]", "- [x] Title\n- [ ] Tone")
    click = {"action": "click", "comment": str(comment.id), "box": "1"}
    assert f'data-comment="{comment.id}"' in browser.get(PAGE).text
    assert browser.post(f"{PAGE}/do", json=click | {"by": "grace"}).status_code == 200
    assert comment.body == "- [x] Title\n- [x] Tone"

    for refused in (
        {"by": "ada"},
        {"by": "grace", "box": "2"},
        {"by": "grace", "comment": "1"},
        {"by": "grace", "box": "-1"},
    ):
        assert browser.post(f"{PAGE}/do", json=click | refused).status_code in (400, 422)
    assert comment.body == "- [x] Title\n- [x] Tone"


def test_the_editor_follows_what_others_push(browser: Client, pull: Pull) -> None:
    pull.push({"_posts/a & b.md": None, "_posts/c.md": "Three\n", "_posts/d.md": "Four\n"})
    assert (live(browser)["path"], live(browser)["text"]) == ("_posts/c.md", "Three\n")
    assert browser.get(f"{PAGE}/live?version=&file=_posts/d.md").json["text"] == "Four\n"  # type: ignore[index] # it is JSON


def test_the_live_parts_come_only_when_they_changed(browser: Client, pull: Pull) -> None:
    first = live(browser)
    assert browser.get(f"{PAGE}/live?version={first['version']}").status_code == 204
    pull.add_label("grace", "ready")
    second = live(browser, first["version"])
    assert second["version"] != first["version"]
    assert "ready" in second["parts"]["sidebar"]


def test_saving_pushes_a_commit_under_the_new_path(browser: Client, pull: Pull) -> None:
    before = pull.head_sha
    answer = browser.post(
        f"{PAGE}/save", json={"path": "_posts/a & b.md", "new_path": "_posts/2026-05-14-a.md", "text": "# New\n"}
    )
    assert answer.json == {"path": "_posts/2026-05-14-a.md", "head": pull.head_sha}
    assert pull.head_sha != before
    assert [file.path for file in pull.files] == ["_posts/2026-05-14-a.md"]
    assert pull.read("_posts/2026-05-14-a.md") == b"# New\n"


def test_saving_what_is_there_already_pushes_nothing(browser: Client, pull: Pull) -> None:
    before = pull.head_sha
    same = {"path": "_posts/a & b.md", "new_path": "_posts/a & b.md", "text": "# One\n\nTwo <b>\n"}
    assert browser.post(f"{PAGE}/save", json=same).status_code == 200
    assert pull.head_sha == before


@pytest.mark.parametrize("path", ["", "/", "../x.md", "a//b.md", "a/./b.md"])
def test_a_path_that_git_cannot_hold_is_refused(browser: Client, pull: Pull, path: str) -> None:
    before = pull.head_sha
    answer = browser.post(f"{PAGE}/save", json={"path": "_posts/a & b.md", "new_path": path, "text": "x"})
    assert answer.status_code == 400
    assert pull.head_sha == before


def test_people_review_from_the_page(browser: Client, pull: Pull) -> None:
    pull.request_reviewers("ada", ["grace"])
    assert browser.post(f"{PAGE}/do", json={"action": "approve", "by": "grace"}).status_code == 200
    assert [(review.login, review.state) for review in pull.reviews] == [("grace", "APPROVED")]
    assert browser.post(f"{PAGE}/do", json={"action": "approve", "by": "ada"}).status_code == 422


def test_whoever_asked_for_changes_or_approved_what_was_pushed_over_can_approve_again(
    browser: Client, pull: Pull
) -> None:
    button = 'data-do="approve" data-by="grace"'
    offered = []
    for step in ("request-changes", "approve"):
        browser.post(f"{PAGE}/do", json={"action": step, "by": "grace"})
        offered.append(button in browser.get(PAGE).text)
    pull.push({"_posts/a & b.md": "# One\n"})
    page = browser.get(PAGE).text
    assert offered == [True, False]
    assert button in page
    assert "approved an earlier commit" in page


def test_the_pull_request_changes_its_state_from_the_page(browser: Client, pull: Pull) -> None:
    states = []
    for action in ("draft", "ready", "close", "reopen"):
        browser.post(f"{PAGE}/do", json={"action": action})
        states.append((pull.state, pull.draft))
    assert states == [("open", True), ("open", False), ("closed", False), ("open", False)]


def test_a_file_is_shown_with_its_line_numbers(browser: Client, pull: Pull) -> None:
    page = browser.get(f"/octo/blog/blob/{pull.head_sha}/_posts/a%20&%20b.md?plain=1").text
    assert 'id="L3"' in page
    assert "Two &lt;b&gt;" in page


def test_other_sites_cannot_act_through_the_browser(browser: Client, pull: Pull) -> None:
    strange = {"Origin": "https://evil.example"}
    assert browser.post(f"{PAGE}/do", json={"action": "close"}, headers=strange).status_code == 403
    assert browser.get(PAGE, base_url="http://evil.example").status_code == 403
    assert pull.state == "open"


@pytest.mark.parametrize(
    "path", ["/nobody/blog/pull/1", "/octo/blog/pull/9", "/octo/blog/blob/main/none.md", "/static/../app.py", "/x"]
)
def test_what_does_not_exist_is_not_found(browser: Client, path: str) -> None:
    assert browser.get(path).status_code == 404


@given(st.text(max_size=200))
def test_no_comment_can_bring_a_script_or_a_handler(text: str) -> None:
    for hostile in (text, f"<script>{text}</script>", f'<img src=x onerror="{text}">', f"<details><summary>{text}"):
        html = render(hostile).lower()
        assert "<script" not in html
        assert "onerror=" not in html or "&lt;" in html or "<img" not in html
