"""What a site can set about its readers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bot.model.message import say
from bot.model.people import LATEST, Away
from bot.model.site import Login
from bot.options import Refusal, Section
from bot.working_time import Calendar, country_of, is_country, regions_of, weekend_of


def _without_at(name: object) -> object:
    return name.removeprefix("@") if isinstance(name, str) else name


Person = Annotated[
    str,
    BeforeValidator(_without_at),
    # GitHub: letters, digits and hyphens, 39 at most, none in front. A bot's name ends in [bot]; a team is org/slug.
    Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,38}(\[bot\])?(/[A-Za-z0-9._-]{1,100})?$"),
]
"""A GitHub user name, or a team as ``organization/team``; a leading ``@`` is dropped."""


def _plain_pattern(pattern: str) -> str:
    if any(sign in pattern for sign in "[]!#") or pattern.count("**") > 4 or not pattern.strip("/ "):
        raise Refusal(say("a path is written as in CODEOWNERS, with * and ** but without [], ! and #"))
    return pattern


Pattern = Annotated[str, Field(max_length=200), AfterValidator(_plain_pattern)]
"""A path as CODEOWNERS writes it: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners"""

Proposed = Literal["by_author", "by_team", "by_path", "by_type", "code_owners", "history", "mentors", "default"]
"""A setting that names readers, for whoever it names."""

DayOfWeek = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class AwayPeriod(Section):
    """Days on which somebody reads nothing."""

    login: Person
    """Who is away: a GitHub user name."""
    first: date = Field(alias="from")
    """The first day, such as 2026-08-01."""
    last: date = Field(alias="to")
    """The last day."""

    @model_validator(mode="after")
    def _in_order(self) -> AwayPeriod:
        if self.last < self.first:
            raise Refusal(say("“to” comes before “from”"))
        return self

    @property
    def away(self) -> Away:
        return Away(Login(self.login), self.first, min(self.last, LATEST))


class Reviewers(Section):
    """Who reads a post before it goes out."""

    count: int = Field(default=2, ge=0, le=10)
    """How many readers a post needs, besides its own authors."""
    count_by_type: dict[str, Annotated[int, Field(ge=0, le=10)]] = Field(default_factory=dict)
    """The same for the posts of one type; where there are several, the greatest number counts."""
    type_key: str = "category"
    """The front-matter key that says of which type a post is."""
    ask: Literal["when-complete", "at-once"] = "when-complete"
    """When readers are asked: once nothing blocks the post, or as soon as the pull request is opened."""
    by_author: dict[str, list[Person]] = Field(default_factory=dict)
    """Readers for the posts of one author, by author id."""
    by_team: dict[str, list[Person]] = Field(default_factory=dict)
    """Readers for the posts of everybody in a team, by the team's name in the author files."""
    by_path: dict[Pattern, list[Person]] = Field(default_factory=dict)
    """Readers for posts at certain paths, written as in CODEOWNERS; of several that match, the last counts."""
    by_type: dict[str, list[Person]] = Field(default_factory=dict)
    """Readers for the posts of one type."""
    mentors: bool = True
    """Whether the mentor whom an author file names reads that author's posts."""
    code_owners: bool = False
    """Whether the owners of a post's path in the repository's CODEOWNERS read it."""
    history: bool = False
    """Whether people who reviewed the same author's recently merged posts read the next one."""
    default: list[Person] = Field(default_factory=list)
    """Readers for every post, taken in turn from one pull request to the next."""
    least_busy: list[Person] = Field(default_factory=list)
    """Readers for every post, those first who are asked to read the fewest other open pull requests."""
    fallback: list[Person] = Field(default_factory=list)
    """People to ask when all others together are too few."""
    roles: dict[str, list[Person] | Proposed] = Field(default_factory=dict)
    """Groups of which one person each must read every post, by a name for the group: people, or a setting above."""
    cap: int = Field(default=0, ge=0, le=1000)
    """In how many other open pull requests a person may be asked before they are passed over; 0 for any number."""
    caps: dict[Person, Annotated[int, Field(ge=0, le=1000)]] = Field(default_factory=dict)
    """The same for one person."""
    away: list[AwayPeriod] = Field(default_factory=list)
    """When people are away: a list of `login`, `from` and `to`, both days included."""
    confirm_authors: bool = True
    """Ask an author who is named in a post that somebody else opened to confirm it."""

    def cap_of(self, login: str) -> int | None:
        """How many open requests somebody may have, None for any number."""
        caps = {name.lower(): cap for name, cap in self.caps.items()}
        return caps.get(login.lower(), self.cap) or None

    def named(self) -> tuple[str, ...]:
        """Every person and every team that these settings name, in their order."""
        groups = (self.by_author, self.by_team, self.by_path, self.by_type)
        people = [name for group in groups for names in group.values() for name in names]
        roles = [name for role in self.roles.values() if not isinstance(role, str) for name in role]
        return tuple(dict.fromkeys((*self.default, *self.least_busy, *self.fallback, *people, *roles)))


class AuthorSettings(Section):
    """What the site's own files do not say about an author."""

    login: Person | None = None
    """Their GitHub user name."""
    team: str | None = None
    """Their team, as under `reviewers.by_team`."""
    mentor: str | None = None
    """Who accompanies them: an author id or a GitHub user name."""
    left: date | None = None
    """Their last day, such as 2026-08-31."""


def _known_country(code: str) -> str:
    if not is_country(code):
        reason = say("its public holidays are not known; write a code such as FR, or public_holidays: false")
        raise Refusal(reason)
    return code


class WorkingDays(Section):
    """Which days count when people are given time."""

    country: Annotated[str, AfterValidator(_known_country)] | None = None
    """The country whose public holidays count, as a code such as FR; by default that of the time zone."""
    region: str | None = None
    """The region of that country, such as 57 for Moselle or BY for Bavaria, where holidays differ."""
    public_holidays: bool = True
    """Whether public holidays are left out of the count."""
    weekend: list[DayOfWeek] | None = None
    """The days of the week on which nobody reads; by default those of the country."""

    @model_validator(mode="after")
    def _known_region(self) -> WorkingDays:
        if self.region and self.country and self.region not in regions_of(self.country):
            raise Refusal(
                say(
                    "“{region}” is no region of {country} with holidays of its own",
                    region=self.region,
                    country=self.country,
                )
            )
        return self

    def calendar(self, time_zone: str | None) -> Calendar:
        """The calendar of a site in that time zone, None for UTC."""
        country = self.country or country_of(time_zone)
        region = self.region if country and self.region in regions_of(country) else None
        free = weekend_of(country) if self.weekend is None else frozenset(map(get_args(DayOfWeek).index, self.weekend))
        return Calendar(time_zone or "UTC", country if self.public_holidays else None, region, free)
