from __future__ import annotations

from dataclasses import replace

from inline_snapshot import snapshot

from bot.model.finding import Report
from bot.model.message import say
from bot.model.place import Position, Range
from bot.model.post import PostPath
from bot.render.github import render
from bot.render.language import language
from tests.bot.render.reports import REPORT, a_finding, a_post, a_range

ENGLISH = language("en")


def test_blockers_are_errors_and_advice_is_a_warning() -> None:
    assert render(REPORT, ENGLISH) == snapshot("""\
::error::_posts/large.md is too large.
::error file=_posts/2026-05-14-hello.md,line=4,col=1,endColumn=4,title=placeholder::“TODO” is filler text.
::warning file=_posts/2026-05-14-hello.md,line=12,col=30,endColumn=30,title=placeholder::The title is long.
""")


def test_several_lines_have_no_columns() -> None:
    over_two = a_finding(say("Long."), at=Range(Position(3, 5), Position(4, 2)))
    a_whole_line = a_finding(say("Long."), at=Range(Position(3, 1), Position(4, 1)))

    assert render(Report((a_post(over_two, a_whole_line),)), ENGLISH) == snapshot("""\
::error file=_posts/2026-05-14-hello.md,line=3,endLine=4,title=placeholder::Long.
::error file=_posts/2026-05-14-hello.md,line=3,endLine=3,title=placeholder::Long.
""")


def test_what_separates_is_escaped() -> None:
    finding = a_finding(say("100 % of {path}: done.", path="a,b:c"), at=a_range(2, 1))
    finding = replace(finding, path=PostPath("50%, a: b\n::error::c.md"))

    assert render(Report((a_post(finding),)), ENGLISH) == snapshot("""\
::error file=50%25%2C a%3A b%3A%3Aerror%3A%3Ac.md,line=2,col=1,endColumn=1,title=placeholder::100 %25 of a,b:c: done.
""")
