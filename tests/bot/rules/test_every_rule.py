"""What holds for every rule, whoever wrote it."""

from __future__ import annotations

import ast
import inspect
import sys
from pathlib import Path

import pytest

import bot.rules
from bot.rules import all_rules
from bot.rules._rule import Rule
from bot.text.post import read_post
from tests.bot.rules import examples

RULES = list(all_rules().values())
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@every_rule
def test_has_a_test_of_its_own(rule: Rule) -> None:
    mirror = Path(__file__).with_name(f"test_{rule.id.replace('-', '_')}.py")
    assert mirror.exists()


@every_rule
def test_says_in_one_line_what_it_reports(rule: Rule) -> None:
    summary, _, rest = rule.documentation.partition("\n")
    assert summary.endswith(".")
    assert len(summary) <= 120
    assert rest.startswith("\n")


@every_rule
def test_has_a_page_with_why_bad_and_good(rule: Rule) -> None:
    assert list(examples.sections(rule.documentation)) == ["Why", "Bad", "Good"]


@every_rule
def test_reports_each_bad_example(rule: Rule) -> None:
    bad = list(examples.posts(examples.sections(rule.documentation)["Bad"]))
    assert bad
    for block, post, site in bad:
        assert examples.findings(rule, post, site), block.path


@every_rule
def test_is_silent_on_each_good_example(rule: Rule) -> None:
    good = list(examples.posts(examples.sections(rule.documentation)["Good"]))
    assert good
    for block, post, site in good:
        assert examples.said(examples.findings(rule, post, site)) == [], block.path


@every_rule
def test_offers_only_fixes_that_repair(rule: Rule) -> None:
    for _, post, site in examples.posts(examples.sections(rule.documentation)["Bad"]):
        before = examples.findings(rule, post, site)
        for finding in before:
            if finding.fix:
                after = read_post(post.path, examples.repaired(post.text, finding).encode())
                assert len(examples.findings(rule, after, site)) < len(before)


@every_rule
def test_describes_its_options_which_all_have_a_default(rule: Rule) -> None:
    for name, option in rule.options.model_fields.items():
        assert option.description, name
        assert not option.is_required(), name


@every_rule
def test_says_only_literal_sentences_which_a_catalogue_can_translate(rule: Rule) -> None:
    tree = ast.parse(inspect.getsource(sys.modules[rule.check.__module__]))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("say", "say_count"):
            sentences = call.args[: 2 if call.func.id == "say_count" else 1]
            assert all(isinstance(sentence, ast.Constant) for sentence in sentences), ast.unparse(call)


def test_there_is_no_test_without_its_rule() -> None:
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    rules = {rule.id.replace("-", "_") for rule in RULES}
    helpers = {path.stem for path in Path(bot.rules.__path__[0]).glob("_[a-z]*.py")}
    assert tested <= rules | {helper.removeprefix("_") for helper in helpers} | {"every_rule"}
