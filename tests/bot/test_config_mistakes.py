"""The words for what is wrong; tests/bot/test_config.py has them in whole configurations."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.config import config_model
from bot.config_mistakes import sentence, unreadable
from bot.model.front_matter import Problem, ProblemKind
from bot.model.place import Span
from bot.render.language import language


class Table(BaseModel):
    seats: int


class Kitchen(BaseModel):
    model_config = ConfigDict(extra="forbid")

    cooks: Annotated[int, Field(ge=1, le=9)] = 1
    open: bool = True
    name: Annotated[str, Field(min_length=1, max_length=5)] = "Inn"
    menu: list[str] = Field(default_factory=list)
    closed: date | None = None
    opens: time | None = None
    pays: Literal["cash", "card"] = "cash"
    tables: list[Table] = Field(default_factory=list)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"cook": 2}, "“cook” is no setting. Did you mean “cooks”?"),
        (
            {"xyz": 2},
            "“xyz” is no setting here. Known ones are: cooks, open, name, menu, closed, opens, pays, tables.",
        ),
        ({"cooks": 0}, "“cooks” must be at least 1."),
        ({"cooks": 10}, "“cooks” must be at most 9."),
        ({"cooks": "many"}, "“cooks” must be a whole number."),
        ({"open": "perhaps"}, "“open” must be true or false."),
        ({"name": ""}, "“name” must not be empty."),
        ({"name": "Traveller"}, "“name” must have at most 5 characters."),
        ({"menu": "soup"}, "“menu” must be a list."),
        ({"menu": [3]}, "Each entry of “menu” must be a text."),
        ({"closed": "soon"}, "“closed” must be a day such as 2026-08-01."),
        ({"opens": "soon"}, "“opens” must be another value."),
        ({"pays": "beans"}, "“pays” must be one of: cash, card."),
        ({"tables": [{}]}, "“tables.seats” is missing. Add it."),
    ],
)
def test_what_is_no_setting_is_said_in_plain_words(settings: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Kitchen.model_validate(settings)
    assert [sentence(dict(detail), Kitchen).in_english() for detail in caught.value.errors()] == [said]


@pytest.mark.parametrize("kind", list(ProblemKind))
def test_every_way_in_which_yaml_fails_has_its_words(kind: ProblemKind) -> None:
    assert unreadable(Problem(kind, Span(0, 0), "here")).in_english().endswith(".")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"labels": {"colors": {"ready": "green"}}}, "“green” is no colour. Write six hexadecimal digits in quotes."),
        ({"links": {"skip": ["a b"]}}, "“a b” is no host name. Write one such as example.org."),
        ({"reviewers": {"default": ["a b"]}}, "“a b” is no GitHub user name, nor organization/team."),
        (
            {"items": [{"id": "Image rights", "text": "x"}]},
            "“Image rights” is no name for an item. Write it in lower case, with hyphens, such as image-rights.",
        ),
        ({"items": [{"id": "x", "text": "x", "by": ["a b"]}]}, "“a b” is no GitHub user name, nor organization/team."),
        ({"rules": {"qqq": "off"}}, "“qqq” is no rule. List them with: copydesk rules"),
        ({"folders": {"fr": {"rules": {"qqq": "off"}}}}, "“qqq” is no rule. List them with: copydesk rules"),
    ],
)
def test_what_a_text_should_look_like_depends_on_what_it_is(settings: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        config_model().model_validate(settings)
    assert [sentence(dict(detail), config_model()).in_english() for detail in caught.value.errors()] == [said]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"publish": {"at": "25h"}}, "« publish.at » est inutilisable : écrivez une heure comme 09:00."),
        (
            {"working_days": {"country": "FR", "region": "Paris"}},
            "« working_days » est inutilisable : « Paris » n’est pas une région de FR qui a ses propres jours fériés.",
        ),
        (
            {"rules": {"front-matter": {"schema": {"$ref": "https://a.example/b.json"}}}},
            "« rules.front-matter.schema » est inutilisable : il renvoie à un autre document, et Copydesk n’en cherche "
            "aucun : écrivez tout sur place.",
        ),
    ],
)
def test_the_reason_of_a_refusal_is_translated_too(settings: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        config_model().model_validate(settings)
    [detail] = caught.value.errors()
    french = language("fr").say(sentence(dict(detail), config_model()))
    assert re.sub(r"\s", " ", french) == said
