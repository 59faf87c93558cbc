"""People at work on a dozen pull requests, as the dice say."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

from bot import sample
from forge import Pull, Repository
from forge.conversation import ReviewState
from tests.stories.test_pull_requests import DRAFT_PATH, EDITS, FINISHED, FINISHED_PATH
from tests.stories.world import OPENER, PEOPLE

DRAFTS = tuple(accumulate(EDITS, lambda text, edit: text.replace(*edit), initial=sample.draft()[1]))
"""The draft as it was first written, and after each repair. Something is still missing in all of them."""

LABELS = ("copydesk: ready", "copydesk: incomplete", "copydesk: approved", "accueil")
CONFIGURATION = ".github/copydesk.yml"
WANTED = 2
"""Readers, by the sample's configuration."""


@dataclass
class Contribution:
    """A pull request, and what its people have done that decides what it must show."""

    pull: Pull
    complete: bool
    verdicts: dict[str, ReviewState] = field(default_factory=dict)
    """The last of each reader, comments apart."""

    @property
    def conclusion(self) -> str:
        if self.pull.draft:
            return "neutral"
        return "success" if self.complete else "failure"

    @property
    def label(self) -> str:
        if not self.complete or self.pull.draft:
            return "copydesk: incomplete"
        if self._standing("CHANGES_REQUESTED"):
            return "copydesk: changes requested"
        return "copydesk: approved" if len(self._standing("APPROVED")) >= WANTED else "copydesk: ready"

    def _standing(self, verdict: ReviewState) -> set[str]:
        """Who gave that verdict and was not asked to read again since."""
        given = {login for login, last in self.verdicts.items() if last == verdict}
        return given.difference(self.pull.requested_reviewers)


class Crowd:
    """Does one thing at a time. Of three pull requests one is complete from its first push, and one never."""

    def __init__(self, repository: Repository, dice: random.Random, pulls: int, acts: int) -> None:
        self.contributions: list[Contribution] = []
        self._repository = repository
        self._dice = dice
        self._plan = [self._open] * (pulls - 1) + [self._change_the_rules] * 2
        self._plan += [self._do_something] * (acts - 1 - len(self._plan))
        dice.shuffle(self._plan)
        self._plan.append(self._open)
        self._done = 0

    def act(self) -> None:
        """The next thing that somebody does. Raises ``IndexError`` when there is nothing left to do."""
        act = self._plan.pop()
        self._done += 1
        act()

    def _open(self) -> None:
        number = len(self.contributions)
        branch = f"billet-{number}"
        complete = number % 3 == 0
        self._repository.commit(branch, self._files(complete), author=OPENER)
        pull = self._repository.open_pull(branch, title=f"Un billet, le n° {number}", author=OPENER)
        self.contributions.append(Contribution(pull, complete))

    def _change_the_rules(self) -> None:
        """On the base branch, so that every comment is to be written anew."""
        help = f"help: Appelez le {self._done}."
        text = "\n".join([help, *sample.files()[CONFIGURATION].replace("help:", "#").splitlines()])
        self._repository.commit("main", {CONFIGURATION: text}, author="claire-dumas")

    def _do_something(self) -> None:
        [act] = self._dice.choices(list(ACTS), list(ACTS.values()))
        act(self, self._dice.choice(self.contributions))

    def _push(self, contribution: Contribution) -> None:
        number = self.contributions.index(contribution)
        complete = self._dice.random() < 0.5 if number % 3 == 2 else number % 3 == 0
        before = FINISHED_PATH if contribution.complete else DRAFT_PATH
        files = self._files(complete)
        contribution.pull.push(files if before in files else {before: None, **files})
        contribution.complete = complete

    def _files(self, complete: bool) -> dict[str, str | None]:
        text = FINISHED if complete else self._dice.choice(DRAFTS)
        return {FINISHED_PATH if complete else DRAFT_PATH: f"{text}\nRelu {self._done} fois.\n"}

    def _retitle(self, contribution: Contribution) -> None:
        contribution.pull.edit(title=f"Un billet, version {self._done}")

    def _label(self, contribution: Contribution) -> None:
        contribution.pull.add_label("claire-dumas", self._dice.choice(LABELS))

    def _unlabel(self, contribution: Contribution) -> None:
        if contribution.pull.labels:
            contribution.pull.remove_label("claire-dumas", self._dice.choice(contribution.pull.labels))
        else:
            self._label(contribution)

    def _review(self, contribution: Contribution) -> None:
        verdicts: tuple[ReviewState, ...] = ("APPROVED", "CHANGES_REQUESTED", "COMMENTED")
        login, verdict = self._dice.choice(PEOPLE), self._dice.choice(verdicts)
        contribution.pull.review(login, verdict, "Lu.")
        if verdict != "COMMENTED":
            contribution.verdicts[login] = verdict

    def _withdraw(self, contribution: Contribution) -> None:
        asked = contribution.pull.requested_reviewers
        if asked:
            contribution.pull.remove_requested_reviewers("claire-dumas", [self._dice.choice(asked)])
        else:
            self._review(contribution)

    def _talk(self, contribution: Contribution) -> None:
        contribution.pull.comment(self._dice.choice(PEOPLE), "Merci !")

    def _hesitate(self, contribution: Contribution) -> None:
        """Turns a pull request into a draft and back, but for those that are complete from the first push."""
        if self.contributions.index(contribution) % 3 == 0:
            self._push(contribution)
        elif contribution.pull.draft:
            contribution.pull.ready()
        else:
            contribution.pull.convert_to_draft()

    def _reconsider(self, contribution: Contribution) -> None:
        contribution.pull.close()
        contribution.pull.reopen()


ACTS: dict[Callable[[Crowd, Contribution], None], int] = {
    Crowd._push: 40,
    Crowd._retitle: 10,
    Crowd._label: 8,
    Crowd._unlabel: 8,
    Crowd._review: 12,
    Crowd._withdraw: 6,
    Crowd._talk: 6,
    Crowd._hesitate: 6,
    Crowd._reconsider: 4,
}
"""What people do, and how often."""
