"""A backtest to render."""

from __future__ import annotations

from bot.backtest.figures import backtest
from bot.model.backtest import Edit, Outcome, Part, Raised, Stand
from bot.model.finding import Severity

OPENED, MERGED = "a" * 40, "b" * 40


def outcome(
    path: str = "_posts/a.md", message: str = "Write it.", pull: str = "#1", what: str = "title changed"
) -> Outcome:
    blocker = Stand("placeholder", Severity.BLOCKER, path, 5, message)
    advice = Stand("title-length", Severity.ADVICE, path, 2, "Shorten it.")
    raised = (Raised(blocker, gone=True, pointed=True), Raised(advice, gone=False, pointed=False))
    edit = Edit(Part.FRONT_MATTER, what, path, "One", "Two", noticed=False)
    return Outcome(pull, OPENED, MERGED, 1, raised, (advice,), (edit,))


BACKTEST = backtest([outcome()], ["#2: Objects of it are missing."])
NOTHING = backtest([])
