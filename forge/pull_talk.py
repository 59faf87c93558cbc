"""The conversation of a pull request: comments and labels."""

from __future__ import annotations

import re

from forge import events
from forge.accounts import Permission
from forge.conversation import Comment, ContentEdit
from forge.errors import Refusal, invalid, not_found, unprocessable
from forge.locking import locked
from forge.pull_state import PullState

BODY_LIMIT = 65_536
"""Characters of a comment. GitHub refuses more with 422."""

_BOX = re.compile(r"^(\s*[-*+] \[)([ xX])(?=\] )", re.MULTILINE)


class Talk(PullState):
    """Saying something, and labelling."""

    @locked
    def comment(self, login: str, body: str) -> Comment:
        """Say something in the conversation."""
        check_body("IssueComment", body)
        now = self.forge.clock()
        user = self.forge.account(login)
        comment = Comment(self.forge.next_id(), user, body, now, now, via_app=user is self.forge.app.bot)
        self.comments.append(comment)
        self.touch()
        events.issue_comment(self, comment, "created", user)
        return comment

    @locked
    def edit_comment(self, comment_id: int, body: str, login: str | None = None) -> Comment:
        """Change what a comment says, as `login` or as its author."""
        check_body("IssueComment", body)
        comment = self.find_comment(comment_id)
        actor = self.forge.account(login) if login else comment.user
        now = self.forge.clock()
        if not comment.edits:
            comment.edits.append(ContentEdit(self.forge.next_id(), comment.user, comment.body, comment.created_at))
        before, comment.body = comment.body, body
        comment.updated_at = now
        comment.edits.append(ContentEdit(self.forge.next_id(), actor, body, now))
        self.touch()
        events.issue_comment(self, comment, "edited", actor, changes={"body": {"from": before}})
        return comment

    @locked
    def click(self, login: str, comment_id: int, box: int, seen: str | None = None) -> Comment:
        """Tick a box of a comment, or take its tick back; boxes count from 0.

        `seen` is what the person's page shows, where that has been overtaken: it is what their browser sends back.
        Raises Refusal 403 for those who may not edit the comment, and LookupError when there is no such box.
        https://docs.github.com/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/repository-roles-for-an-organization
        """
        comment, user = self.find_comment(comment_id), self.forge.account(login)
        if user is not comment.user and self.repository.permission_of(user).rank < Permission.WRITE.rank:
            raise Refusal(403, f"{login} may not edit this comment.")
        body = comment.body if seen is None else seen
        boxes = list(_BOX.finditer(body))
        if not 0 <= box < len(boxes):
            raise LookupError("There is no such box.")
        place, ticked = boxes[box].start(2), boxes[box][2] != " "
        return self.edit_comment(comment_id, f"{body[:place]}{' ' if ticked else 'x'}{body[place + 1 :]}", login)

    @locked
    def delete_edit(self, comment_id: int, edit_id: int) -> None:
        """Take what a comment once said out of its history, of which the fact remains."""
        edit = next(each for each in self.find_comment(comment_id).edits if each.id == edit_id)
        edit.deleted_at = self.forge.clock()

    @locked
    def delete_comment(self, comment_id: int, login: str | None = None) -> None:
        """Remove a comment, as `login` or as its author."""
        comment = self.find_comment(comment_id)
        self.comments.remove(comment)
        events.issue_comment(self, comment, "deleted", self.forge.account(login) if login else comment.user)

    def find_comment(self, comment_id: int) -> Comment:
        """The conversation comment of that id. Raises Refusal 404."""
        found = next((comment for comment in self.comments if comment.id == comment_id), None)
        if found is None:
            raise not_found()
        return found

    @locked
    def add_label(self, by: str | None, *names: str) -> None:
        """Put labels on. A label that the repository lacks is created, as GitHub does."""
        actor = self.actor(by)
        for name in names:
            label = self.repository.find_label(name) or self.repository.create_label(name)
            if label not in self.label_objects:
                self.label_objects.append(label)
                self.record("labeled", actor, label=label)
                self.touch()
                events.pull_request(self, "labeled", actor, label=label)

    @locked
    def remove_label(self, by: str | None, *names: str) -> None:
        """Take labels off. Raises Refusal 404 for one that is not on the pull request."""
        actor = self.actor(by)
        for name in names:
            label = next((each for each in self.label_objects if each.name.lower() == name.lower()), None)
            if label is None:
                raise Refusal(404, "Label does not exist")
            self.label_objects.remove(label)
            self.record("unlabeled", actor, label=label)
            self.touch()
            events.pull_request(self, "unlabeled", actor, label=label)


def check_body(resource: str, body: str) -> None:
    """Refuse a body that is too long. Raises Refusal 422."""
    if len(body) > BODY_LIMIT:
        message = f"body is too long (maximum is {BODY_LIMIT} characters)"
        raise unprocessable(invalid(resource, "body", "unprocessable", message=message))
