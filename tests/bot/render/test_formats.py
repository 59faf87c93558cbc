"""What holds for every format of ``copydesk check``."""

from __future__ import annotations

import json
import re
from unicodedata import category

import click
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model.finding import Fix, Report
from bot.model.message import say
from bot.render import all_formats
from bot.render.language import language
from tests.bot.render.reports import REPORT, a_finding, a_post, a_range

ENGLISH = language("en")
every_format = pytest.mark.parametrize("name", list(all_formats()))


def test_formats_are_found_by_their_names() -> None:
    assert list(all_formats()) == snapshot(["github", "json", "rdjson", "sarif", "text"])


@every_format
def test_an_empty_report_can_be_written(name: str) -> None:
    assert all_formats()[name].render(Report(()), ENGLISH).rstrip("\n").count("\x1b") <= 2


@every_format
def test_errors_are_in_it_where_it_says_so(name: str) -> None:
    form = all_formats()[name]
    assert ("_posts/large.md is too large." in form.render(REPORT, ENGLISH)) is form.WITH_ERRORS


HOSTILE = st.text(st.one_of(st.characters(codec=None), st.sampled_from("\x1b\x9b\r\n\u2028:#[]%,=")), max_size=30)


@every_format
@given(text=HOSTILE)
@example(text="::add-mask::x")
@example(text="##[add-mask]x")
@example(text="\n::stop-commands::x")
@example(text="\u2028 ::error::x")
@settings(max_examples=60)
def test_nothing_that_is_quoted_acts_on_a_terminal_or_a_workflow(name: str, text: str) -> None:
    finding = a_finding(say("{text} is filler text.", text=text), fix=Fix(a_range(1, 1), text))
    report = Report((a_post(finding, path=text),), (say("{text} is too large.", text=text),))

    written = click.unstyle(all_formats()[name].render(report, ENGLISH))

    assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & {category(one) for one in written if one not in "\n\u200c\u200d"}
    # As the runner of GitHub Actions reads its log.
    commands = [line for line in written.split("\n") if line.lstrip().startswith("::") or "##[" in line]
    ours = re.compile(r"::error (?:file=[^,:]*,)?(?:line=1,)title=placeholder::|::error::")
    assert all(name == "github" and ours.match(line) for line in commands)
    assert len(commands) == (2 if name == "github" else 0)


@pytest.mark.parametrize("name", ["json", "rdjson", "sarif"])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
@settings(max_examples=60)
def test_a_repair_is_written_exactly(name: str, text: str) -> None:
    report = Report((a_post(a_finding(say("A sentence."), fix=Fix(a_range(1, 1), text))),))

    assert text in _strings(json.loads(all_formats()[name].render(report, ENGLISH)))


def _strings(node: object) -> set[str]:
    if isinstance(node, str):
        return {node}
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return set().union(*map(_strings, inside))
