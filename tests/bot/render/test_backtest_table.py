from __future__ import annotations

from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot
from rich.console import Console
from rich.text import Text

from bot.backtest.figures import backtest
from bot.model.backtest import Backtest
from bot.render.backtest_table import tables
from tests.bot.render.backtests import BACKTEST, NOTHING, outcome


def shown(found: Backtest) -> str:
    console = Console(file=StringIO(), width=110, force_terminal=False)
    for part in tables(found):
        console.print(part, soft_wrap=isinstance(part, Text))
    assert isinstance(console.file, StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().split("\n"))


def test_the_numbers_come_first_then_the_rules_then_what_was_missed() -> None:
    assert shown(BACKTEST) == snapshot("""\
1 merged pull request with 1 post; the state in which it was opened is known of 1.
Noise  0.00 blockers and 1.00 advice a post
Use    100% (1 of 1) of the blockers and 0% (0 of 1) of the advice were gone at the merge
Reach  100% (1 of 1) of the pull requests that people corrected

Rules
rule          at opening  acted on  blockers at merge  advice at merge
placeholder            1  1 (100%)                  0                0
title-length           1    0 (0%)                  0                1

Without a rule
rule          blockers a post  advice a post  blockers gone  advice gone          reach
(all rules)              0.00           1.00  100% (1 of 1)  0% (0 of 1)  100% (1 of 1)
placeholder              0.00           1.00              –  0% (0 of 1)    0% (0 of 1)
title-length             0.00           0.00  100% (1 of 1)            –  100% (1 of 1)

Missed
what people changed          unnoticed in pull requests
front matter: title changed                      1 of 1

Examples
placeholder, acted on, #1 aaaaaaaaaa:_posts/a.md:5 Write it.
title-length, at merge, #1 bbbbbbbbbb:_posts/a.md:2 Shorten it.
#2: Objects of it are missing.
""")


def test_without_a_pull_request_there_is_nothing_to_tabulate() -> None:
    assert shown(NOTHING) == snapshot("""\
0 merged pull requests with 0 posts; the state in which it was opened is known of 0.
Noise  – blockers and – advice a post
Use    – of the blockers and – of the advice were gone at the merge
Reach  – of the pull requests that people corrected
""")


@given(st.text(), st.text())
@settings(max_examples=50, deadline=None)
def test_text_of_a_repository_neither_styles_nor_moves_the_cursor(path: str, message: str) -> None:
    text = shown(backtest([outcome(path, message)]))
    assert not any(char in text for char in "\x1b\r\x08\x9b")


def test_what_looks_like_markup_is_shown_as_it_is() -> None:
    assert "[red]a[/red]" in shown(backtest([outcome("[red]a[/red]", what="[b]x[/b] changed")]))
    assert "[b]x[/b] changed" in shown(backtest([outcome("[red]a[/red]", what="[b]x[/b] changed")]))
