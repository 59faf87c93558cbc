from __future__ import annotations

from unicodedata import category

import click
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model.finding import Report, Severity
from bot.model.message import say
from bot.render.language import language
from bot.render.text import render, render_errors
from tests.bot.render.reports import REPORT, a_finding, a_post

ENGLISH = language("en")


def plain(report: Report, code: str = "en") -> str:
    return click.unstyle(render(report, language(code)))


def test_findings_stand_under_their_post() -> None:
    assert plain(REPORT) == snapshot("""\
✗ _posts/2026-05-14-hello.md
    4:1  blocker  “TODO” is filler text.  placeholder
  12:30  advice   The title is long.  placeholder

✓ _posts/fine.md
2 posts checked, 1 blocker, 1 piece of advice.
""")


def test_what_blocks_stands_out_in_colour() -> None:
    assert click.style("blocker", fg="red") in render(REPORT, ENGLISH)


def test_errors_have_a_line_each() -> None:
    assert click.unstyle(render_errors(REPORT, ENGLISH)) == "_posts/large.md is too large.\n"
    assert render_errors(Report(()), ENGLISH) == ""


def test_the_last_line_counts() -> None:
    advice = a_post(a_finding(say("Perhaps."), Severity.ADVICE))

    assert plain(Report((a_post(), a_post()))).splitlines()[-1] == "2 posts checked, nothing blocks."
    assert plain(Report((advice,))).splitlines()[-1] == "1 post checked, nothing blocks, 1 piece of advice."
    assert plain(Report(())) == "No post to check.\n"


@given(st.text(st.characters(codec=None), max_size=40))
@settings(max_examples=100)
def test_no_text_reaches_the_terminal_but_as_text(text: str) -> None:
    report = Report((a_post(a_finding(say("“{text}” is filler text.", text=text)), path=f"_posts/{text}.md"),))

    written = plain(report)

    assert len(written.encode("utf-8").splitlines()) == len(written.splitlines()) == 4
    assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & {category(one) for one in written if one not in "\n\u200c\u200d"}
