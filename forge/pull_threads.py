"""The conversations on lines of a pull request."""

from __future__ import annotations

from dataclasses import replace

from forge.accounts import Permission
from forge.conversation import ReviewComment
from forge.errors import Refusal
from forge.locking import locked
from forge.pull_readers import Readers


class Threads(Readers):
    """Answering on a line, and calling it settled."""

    @property
    def review_threads(self) -> list[ReviewComment]:
        """The comments that began them, oldest first."""
        return [comment for comment in self.review_comments if comment.reply_to is None]

    def thread(self, root: ReviewComment) -> list[ReviewComment]:
        """All comments of a thread, oldest first."""
        return [root, *(comment for comment in self.review_comments if comment.reply_to is root)]

    @locked
    def reply(self, login: str, root: ReviewComment, body: str) -> ReviewComment:
        """Answer in a thread. GitHub makes a review of every answer."""
        user, now = self.forge.account(login), self.forge.clock()
        answer = replace(
            root,
            id=self.forge.next_id(),
            user=user,
            body=body,
            created_at=now,
            reactions=[],
            reply_to=root,
            resolved_by=None,
        )
        self.review(login, "COMMENTED", "", root.commit_id, [answer])
        return answer

    @locked
    def resolve_thread(self, root: ReviewComment, login: str) -> None:
        """Call a thread settled. Raises Refusal 403 for those who may not: its author, the opener and writers may."""
        user = self.forge.account(login)
        writes = self.repository.permission_of(user).rank >= Permission.WRITE.rank
        if not (writes or user in (root.user, self.author)):
            raise Refusal(403, f"{login} may not resolve this.")
        root.resolved_by = root.resolved_by or user
        self.touch()
