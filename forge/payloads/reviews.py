"""Reviews, and their comments on lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forge.clock import iso
from forge.conversation import Review, ReviewComment
from forge.payloads.accounts import user
from forge.payloads.issues import reactions
from forge.payloads.links import api, html, node_id

if TYPE_CHECKING:
    from forge.pull_state import PullState


def review(pull: PullState, review: Review) -> dict[str, Any]:
    """A review (`pull-request-review`)."""
    repo = pull.repository
    url = api(repo, f"/pulls/{pull.number}")
    page = html(repo, f"/pull/{pull.number}#pullrequestreview-{review.id}")
    return {
        "id": review.id,
        "node_id": node_id("PullRequestReview", review.id),
        "user": user(repo.forge, review.user),
        "body": review.body,
        "state": review.state,
        "html_url": page,
        "pull_request_url": url,
        "author_association": repo.association_of(review.user),
        "_links": {"html": {"href": page}, "pull_request": {"href": url}},
        "submitted_at": iso(review.submitted_at),
        "commit_id": review.commit_id,
    }


def review_comment(pull: PullState, comment: ReviewComment) -> dict[str, Any]:
    """A comment on lines (`pull-request-review-comment`). Once outdated it has no line and no position any more."""
    line = pull.line_now(comment)
    repo = pull.repository
    url = api(repo, f"/pulls/comments/{comment.id}")
    pull_url = api(repo, f"/pulls/{pull.number}")
    page = html(repo, f"/pull/{pull.number}#discussion_r{comment.id}")
    answers = {"in_reply_to_id": comment.reply_to.id} if comment.reply_to else {}
    return {
        **answers,
        "url": url,
        "pull_request_review_id": comment.review_id,
        "id": comment.id,
        "node_id": node_id("PullRequestReviewComment", comment.id),
        "diff_hunk": comment.diff_hunk,
        "path": comment.path,
        "position": comment.position if line else None,
        "original_position": comment.position,
        "commit_id": pull.head_sha,
        "original_commit_id": comment.commit_id,
        "user": user(repo.forge, comment.user),
        "body": comment.body,
        "created_at": iso(comment.created_at),
        "updated_at": iso(comment.created_at),
        "html_url": page,
        "pull_request_url": pull_url,
        "author_association": repo.association_of(comment.user),
        "_links": {"self": {"href": url}, "html": {"href": page}, "pull_request": {"href": pull_url}},
        "reactions": reactions(url, comment.reactions),
        "start_line": comment.start_line - (comment.line or 0) + line if line and comment.start_line else None,
        "original_start_line": comment.start_line,
        "start_side": comment.start_side,
        "line": line,
        "original_line": comment.line,
        "side": comment.side,
        "subject_type": "line",
    }
