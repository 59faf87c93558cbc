"""What a site says in ``.github/copydesk.yml``: typed, read from the base commit, every mistake named at once.

The model is assembled from the rules' own options, so that a new rule brings its settings with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationError,
    create_model,
)

from bot.config_mistakes import sentence, unreadable
from bot.config_sections import HumanItem, LabelNames, LinkChecks, Publish, Waivers
from bot.model.finding import Severity
from bot.model.front_matter import Problem, ProblemKind
from bot.model.message import Message, say
from bot.model.place import Position, Span
from bot.model.site import Login, SourceFile
from bot.options import Section
from bot.reviewers._reminders import Reminders
from bot.reviewers._settings import AuthorSettings, Person, Reviewers, WorkingDays
from bot.rules import all_rules
from bot.rules._rule import Options, Rule
from bot.sites import all_sites
from bot.text.yaml import read_yaml

PATHS = (".github/copydesk.yml", "copydesk.yml")
"""Where the configuration may stand; the first that exists counts."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to repair in the configuration, and where; ``position`` is None for the file as a whole."""

    message: Message
    position: Position | None = None


class ConfigError(Exception):
    """The configuration can't be used; ``mistakes`` holds all of them, in the order of the file."""

    def __init__(self, path: str, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(f"{path}: " + " ".join(mistake.message.in_english() for mistake in mistakes))
        self.path = path
        self.mistakes = mistakes

    def messages(self) -> tuple[Message, ...]:
        """Each mistake as a sentence that begins with its place."""
        return tuple(
            say("{path}, line {line}: {mistake}", path=self.path, line=mistake.position.line, mistake=mistake.message)
            if mistake.position
            else say("{path}: {mistake}", path=self.path, mistake=mistake.message)
            for mistake in self.mistakes
        )


def _known_time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("time-zone") from error
    return name


def _known_site(name: str) -> str:
    if name not in all_sites():
        raise ValueError("site")
    return name


def _bare(folder: str) -> str:
    return folder.strip("/")


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """How one rule stands on a site; ``severity`` is None when it is off."""

    severity: Severity | None
    options: Options


class Folder(Section):
    """Settings for the posts of one folder; what they leave open is as for all posts."""

    rules: Any = None
    """How severe each rule is there, and its own settings."""


class Config(Section):
    """The whole file, but for the rules' own settings, which :func:`config_model` adds from the rules."""

    language: Literal["en", "fr"] | None = None
    """The language in which Copydesk writes; by default that of the site, or of the post."""
    site: Annotated[str, AfterValidator(_known_site)] | None = None
    """The generator of the site; by default the one that its files show."""
    time_zone: Annotated[str, AfterValidator(_known_time_zone)] | None = None
    """The time zone in which days begin, such as Europe/Paris; by default that of the site, or UTC."""
    help: str | None = Field(default=None, max_length=500)
    """Where a contributor finds help: a sentence or an address, shown at the end of the comment."""
    reviewers: Reviewers = Field(default_factory=Reviewers)
    """Who reads a post, and when they are asked."""
    authors: dict[str, AuthorSettings] = Field(default_factory=dict)
    """What the site's own files leave open about an author, or say wrongly, by author id."""
    working_days: WorkingDays = Field(default_factory=WorkingDays)
    """Which days count when people are given time."""
    reminders: Reminders = Field(default_factory=Reminders)
    """Whether and when people are reminded of what waits for them; nobody more than once a week in a pull request."""
    labels: LabelNames = Field(default_factory=LabelNames)
    """The labels that show where a pull request stands."""
    links: LinkChecks = Field(default_factory=LinkChecks)
    """Links to other sites, which Copydesk follows to see whether they still lead anywhere."""
    editors: list[Person] = Field(default_factory=list)
    """Who may waive, publish and tick: GitHub user names, or teams; by default whoever may write to the repository."""
    items: list[HumanItem] = Field(default_factory=list, max_length=20)
    """What people judge, in the same checklist: a list of `id`, `text` and `by`."""
    waivers: Waivers = Field(default_factory=Waivers)
    """What may be let pass."""
    publish: Publish = Field(default_factory=Publish)
    """When posts go out, and how they are merged."""
    suggestions: bool = True
    """Whether certain repairs are suggested on their lines, in one review, as well as in the comment."""
    fix: bool = True
    """Whether `/fix` may push a commit of certain repairs to the branch of a pull request."""
    rules: Any = None
    """How severe each rule is, and its own settings."""
    folders: dict[Annotated[str, AfterValidator(_bare)], Folder] = Field(default_factory=dict)
    """Settings for the posts of one folder, such as `content/fr`, at any depth; the innermost one counts most."""

    @classmethod
    def read(cls, source: SourceFile | None) -> Config:
        """The configuration in a file, or all defaults without one. Raises ConfigError with every mistake."""
        return _read(source) if source else cls.of({})

    @classmethod
    def of(cls, data: Mapping[str, object]) -> Config:
        """The configuration in a mapping. Raises pydantic's ValidationError."""
        return config_model().model_validate(data)

    def rule(self, rule_id: str) -> RuleSetting:
        """How a rule stands here. Raises KeyError for an id that is no rule."""
        setting = getattr(self.rules, _field_name(all_rules()[rule_id]))
        return RuleSetting(None if setting.severity == "off" else Severity(setting.severity), setting)

    def at(self, path: str) -> Config:
        """The configuration for a post: that of all of them, with what the folders around it set otherwise."""
        around = sorted((folder for folder in self.folders if path.startswith(f"{folder}/")), key=len)
        rules = self.rules
        for folder in around:
            rules = _overlaid(rules, self.folders[folder].rules)
        return self.model_copy(update={"rules": rules}) if around else self

    def severities(self, rule_id: str) -> frozenset[Severity | None]:
        """How severe a rule is somewhere on the site; None where it is off."""
        everywhere = (self, *map(self.at, (f"{folder}/" for folder in self.folders)))
        return frozenset(config.rule(rule_id).severity for config in everywhere)

    def people(self) -> frozenset[Login]:
        """Every single person whom the configuration names as a reader."""
        return frozenset(Login(name) for name in self._named() if "/" not in name)

    def team_names(self) -> frozenset[str]:
        """Every team that it names as readers, as ``organization/team``."""
        return frozenset(name for name in self._named() if "/" in name)

    def _named(self) -> Iterator[str]:
        yield from self.reviewers.named()
        yield from self.editors
        for item in self.items:
            yield from item.by


def _spelled_out(value: object) -> object:
    """``rule: advice`` is short for ``rule: {severity: advice}``; YAML 1.1 reads a bare ``off`` as false."""
    if value is False:
        return {"severity": "off"}
    if isinstance(value, dict) and value.get("severity") is False:
        return value | {"severity": "off"}
    return {"severity": value} if isinstance(value, str) else value


def _overlaid(rules: Section, own: Section) -> Section:
    """Settings with those in their places that were written in ``own``, group by group."""
    values = {name: getattr(rules, name) for name in type(rules).model_fields}
    for name in own.model_fields_set:
        group, other = values[name], getattr(own, name)
        written = isinstance(group, Section) and isinstance(other, Section)
        values[name] = _overlaid(group, other) if written else other
    return type(rules).model_construct(rules.model_fields_set | own.model_fields_set, **values)


def _field_name(rule: Rule) -> str:
    return rule.id.replace("-", "_")


def _rule_field(rule: Rule) -> tuple[Any, Any]:
    severity: Any = (
        Literal["blocker", "advice", "off"],
        Field(
            default=rule.severity.value if rule.on else "off",
            description="Whether it holds the post, advises, or is off.",
        ),
    )
    name = "".join(part.capitalize() for part in rule.id.split("-"))
    options = create_model(name, __base__=rule.options, severity=severity)
    shorthand = BeforeValidator(
        _spelled_out, json_schema_input_type=Literal["blocker", "advice", "off", False] | options
    )
    return (
        Annotated[options, shorthand],
        Field(default_factory=options, alias=rule.id, description=rule.summary),
    )


def read_config(source: SourceFile | None) -> tuple[Config, tuple[Message, ...]]:
    """The configuration, or the defaults together with all that is wrong with it."""
    try:
        return Config.read(source), ()
    except ConfigError as error:
        return Config.read(None), error.messages()


@cache
def config_model() -> type[Config]:
    """The pydantic model of the whole file, with a field for every rule."""
    fields: dict[str, Any] = {_field_name(rule): _rule_field(rule) for rule in all_rules().values()}
    rules = create_model("Rules", __base__=Section, **fields)
    described = Field(default_factory=rules, description="How severe each rule is, and its own settings.")
    folder = create_model("Folder", __base__=Folder, __doc__=Folder.__doc__, rules=(rules, described))
    named = dict[Annotated[str, AfterValidator(_bare)], folder]
    folders: Any = Field(default_factory=dict, description=Config.model_fields["folders"].description)
    return create_model("Copydesk", __base__=Config, rules=(rules, described), folders=(named, folders))


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the file, for editors that complete and check YAML."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **config_model().model_json_schema(by_alias=True),
        "description": "Copydesk's configuration, .github/copydesk.yml",
    }


def _read(source: SourceFile) -> Config:
    if source.truncated:
        raise ConfigError(source.path, (Mistake(unreadable(Problem(ProblemKind.TOO_LARGE, Span(0, 0)))),))
    document = read_yaml(source.content.decode("utf-8-sig", "replace"))
    mistakes = [
        Mistake(unreadable(problem), document.place(problem.span.start))
        for problem in document.problems
        if problem.kind is not ProblemKind.RESERVED_KEY  # a name that only a post's reader stumbles over
    ]
    try:
        config = config_model().model_validate(document.value)
    except ValidationError as error:
        mistakes += (
            Mistake(sentence(detail, config_model()), document.position(detail["loc"])) for detail in error.errors()
        )
    if mistakes:
        mistakes.sort(key=lambda mistake: mistake.position or Position(0, 0))
        raise ConfigError(source.path, tuple(mistakes))
    return config
