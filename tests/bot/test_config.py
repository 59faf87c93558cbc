"""The configuration: what it accepts, and how it names every mistake."""

from __future__ import annotations

import json
from datetime import time
from pathlib import Path

import jsonschema_rs
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot
from pydantic import BaseModel

from bot.config import Config, ConfigError, config_model, json_schema
from bot.model.finding import Severity
from bot.model.place import Position
from bot.model.site import Login, SourceFile
from bot.rules import all_rules

ROOT = Path(__file__).parents[2]


def read(text: str) -> Config:
    return Config.read(SourceFile(".github/copydesk.yml", text.encode()))


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(text)
    return [message.in_english() for message in caught.value.messages()]


def test_without_a_file_every_rule_has_its_own_severity() -> None:
    config = Config.read(None)
    assert {rule_id: config.rule(rule_id).severity for rule_id in all_rules()} == {
        rule_id: rule.severity if rule.on else None for rule_id, rule in all_rules().items()
    }


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "{}\n"])
def test_an_empty_file_is_all_defaults(text: str) -> None:
    assert read(text) == Config.read(None)


def test_a_rule_is_set_by_a_word_or_by_a_group() -> None:
    config = read(
        "rules:\n  image-alt: off\n  empty-section: advice\n  title-length: {severity: blocker}\n"
        "  missing-image: {severity: off}\n"
    )
    assert config.rule("image-alt").severity is None
    assert config.rule("missing-image").severity is None
    assert config.rule("empty-section").severity is Severity.ADVICE
    assert config.rule("title-length").severity is Severity.BLOCKER


def test_people_and_teams_are_told_apart_with_or_without_an_at_sign() -> None:
    config = read(
        "reviewers:\n  default: ['@ada', grace, org/editors]\n  by_author: {a.b: [alan]}\n  fallback: ['@org/all']\n"
    )
    assert config.people() == {Login("ada"), Login("grace"), Login("alan")}
    assert config.team_names() == {"org/editors", "org/all"}


def test_every_mistake_is_named_at_once_with_its_line_and_the_nearest_name() -> None:
    text = (
        "langage: fr\nreviewers:\n  count: -1\n  default: [a b, '@ok']\n  aks: x\nlabels: 3\nsite: jekill\n"
        "time_zone: Mars/Olympus\nrules:\n  emty-section: off\n  image-alt: loud\n"
    )
    assert mistakes(text) == snapshot(
        [
            ".github/copydesk.yml, line 1: “langage” is no setting. Did you mean “language”?",
            ".github/copydesk.yml, line 3: “reviewers.count” must be at least 0.",
            ".github/copydesk.yml, line 4: “a b” is no GitHub user name, nor organization/team.",
            ".github/copydesk.yml, line 5: “aks” is no setting. Did you mean “ask”?",
            ".github/copydesk.yml, line 6: “labels” must be a group of “name: value” lines.",
            ".github/copydesk.yml, line 7: “site” must be one of: astro, eleventy, hugo, jekyll, plain, zola.",
            ".github/copydesk.yml, line 8: “time_zone” is no known time zone. Write one such as Europe/Paris.",
            ".github/copydesk.yml, line 10: “emty-section” is no setting. Did you mean “empty-section”?",
            ".github/copydesk.yml, line 11: “rules.image-alt.severity” must be one of: blocker, advice, off.",
        ]
    )


@pytest.mark.parametrize("text", ["a: [", "- a", "language: fr\nlanguage: en\n", "x: &a 1\ny: *a\n", "a: b: c"])
def test_what_is_no_yaml_of_ours_is_said_with_its_line(text: str) -> None:
    assert all(message.startswith(".github/copydesk.yml, line ") for message in mistakes(text))


def test_a_bomb_is_refused() -> None:
    assert mistakes("a: " + "[" * 30_000) == snapshot(
        [".github/copydesk.yml, line 1: The file is larger or deeper than Copydesk reads. Shorten it."]
    )


def test_a_file_too_large_to_be_read_is_not_taken_for_an_empty_one() -> None:
    with pytest.raises(ConfigError) as caught:
        Config.read(SourceFile("copydesk.yml", b"", truncated=True))
    assert [message.in_english() for message in caught.value.messages()] == snapshot(
        ["copydesk.yml: The file is larger or deeper than Copydesk reads. Shorten it."]
    )


@given(st.binary(max_size=200))
def test_any_bytes_give_a_configuration_or_mistakes(content: bytes) -> None:
    found: object
    try:
        found = Config.read(SourceFile("copydesk.yml", content))
    except ConfigError as error:
        found = error.mistakes
    assert found


EXAMPLE = """\
language: fr
site: jekyll
time_zone: Europe/Paris
help: "Posez vos questions dans #redaction."
reviewers:
  count: 1
  default: [ada]
rules:
  image-alt: off
  empty-section: advice
  title-length: {severity: advice}
"""


def test_the_json_schema_accepts_what_the_model_accepts_and_refuses_what_it_refuses() -> None:
    validator = jsonschema_rs.validator_for(json_schema())
    assert read(EXAMPLE).language == "fr"
    assert validator.is_valid(yaml.safe_load(EXAMPLE))
    assert not validator.is_valid({"langage": "fr"})
    assert not validator.is_valid({"rules": {"image-alt": "loud"}})


def test_the_committed_schema_is_the_generated_one() -> None:
    committed = json.loads((ROOT / "docs/schemas/copydesk.schema.json").read_text(encoding="utf-8"))
    assert committed == json_schema()


def test_every_setting_is_described() -> None:
    def undescribed(model: type[BaseModel], path: str) -> list[str]:
        found = []
        for name, field in model.model_fields.items():
            place = f"{path}{field.alias or name}"
            if not field.description:
                found.append(place)
            if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
                found += undescribed(field.annotation, f"{place}.")
        return found

    assert undescribed(config_model(), "") == []


FOLDERS = """
rules:
  front-matter: {severity: advice, required: [title]}
  title-length: off
folders:
  content/fr/:
    rules:
      front-matter: {required: [title, lang]}
  content/fr/news:
    rules: {title-length: blocker, front-matter: {required: [title]}}
"""


def test_a_folder_sets_for_its_posts_what_it_names_and_nothing_else() -> None:
    config = read(FOLDERS)
    french = config.at("content/fr/a.md").rule("front-matter")
    assert french.severity is Severity.ADVICE
    assert french.options.model_dump(include={"required"}) == {"required": ("title", "lang")}
    assert config.at("content/french.md") == config
    assert config.at("content/fr/a.md").rule("title-length").severity is None


def test_the_innermost_folder_counts_most() -> None:
    news = read(FOLDERS).at("content/fr/news/a.md")
    assert news.rule("title-length").severity is Severity.BLOCKER
    assert news.rule("front-matter").options.model_dump(include={"required"}) == {"required": ("title",)}
    assert read(FOLDERS).severities("title-length") == {None, Severity.BLOCKER}


def test_a_mistake_in_a_folder_names_the_nearest_setting() -> None:
    with pytest.raises(ConfigError) as refused:
        read("folders:\n  content/fr:\n    rules:\n      title-lenght: advice\n")
    assert [message.in_english() for message in refused.value.messages()] == snapshot(
        [".github/copydesk.yml, line 4: “title-lenght” is no setting. Did you mean “title-length”?"]
    )


@pytest.mark.parametrize(
    ("written", "read_as"), [("'9:05'", time(9, 5)), ("09:05", time(9, 5)), ("14:30", time(14, 30)), ("0:00", time(0))]
)
def test_a_time_of_day_is_read_although_yaml_takes_it_for_a_number(written: str, read_as: time) -> None:
    assert read(f"publish: {{at: {written}}}\n").publish.time == read_as


@pytest.mark.parametrize("written", ["24:00", "'9'", "noon", "-5", "1440", "true", "[9]"])
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read(f"publish: {{at: {written}}}\n")
    assert [mistake.position for mistake in refused.value.mistakes] == [Position(1, 11)]
