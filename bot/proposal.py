"""What a pull request's own change of the configuration would come to. Pure; the change itself is never followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from bot import check
from bot.config import Config, ConfigError
from bot.model.finding import Report, Severity
from bot.model.front_matter import Value
from bot.model.message import say
from bot.model.place import Position
from bot.model.plan import ConfigurationReview, Effect, LineRemark
from bot.model.site import SourceFile
from bot.model.snapshot import OpenPull, Snapshot
from bot.text.post import read_changed
from bot.text.yaml import Document, read_yaml


def review(snapshot: Snapshot, config: Config) -> ConfigurationReview | None:
    """What is to be said of the proposed configuration, None where none is; ``config`` is the one at base."""
    proposed = snapshot.proposed
    if proposed is None:
        return None
    try:
        future = Config.read(proposed.source)
    except ConfigError as error:
        mistakes = tuple(LineRemark(mistake.message, mistake.position) for mistake in error.mistakes)
        return ConfigurationReview(proposed.source.path, mistakes)
    effects = (_effect(pull, snapshot, config, future) for pull in proposed.others)
    return ConfigurationReview(
        proposed.source.path,
        remarks=tuple(_unknown(proposed.source, proposed.unknown)),
        effects=tuple(sorted(filter(None, effects), key=lambda effect: effect.number)),
        compared=len(proposed.others),
    )


def _unknown(source: SourceFile, names: tuple[str, ...]) -> Iterator[LineRemark]:
    """Each name at the first place where the file has it."""
    document = read_yaml(source.content.decode("utf-8-sig", "replace"))
    for name in names:
        place = next((path for path, value in _texts(document.value) if value.removeprefix("@") == name), None)
        position = _place(document, place)
        if "/" in name:
            message = say(
                "The team {name} has no members that Copydesk can see. Correct its name, or let the app read the "
                "members of the organization.",
                name=name,
            )
        else:
            message = say("{name} can't be asked to read here. Correct the name, or give them access.", name=name)
        yield LineRemark(message, position)


def _place(document: Document, path: tuple[str | int, ...] | None) -> Position | None:
    return document.position(path) if path else None


def _texts(value: Value, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a value and the way to it; the reader of the file has bounded its depth."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, str(key)))


def _effect(pull: OpenPull, snapshot: Snapshot, config: Config, future: Config) -> Effect | None:
    now, then = (_blockers(_report(pull, snapshot, each)) for each in (config, future))
    settled, new = (now - then).total(), (then - now).total()
    return Effect(pull.number, pull.title, settled, new) if settled or new else None


def _report(pull: OpenPull, snapshot: Snapshot, config: Config) -> Report:
    paths = {post.source.path for post in pull.posts}
    there = replace(snapshot, posts=pull.posts, files=snapshot.files | paths)
    return check.report(map(read_changed, pull.posts), check.facts(there, config), config)


def _blockers(report: Report) -> Counter[tuple[str, str, str]]:
    return Counter(
        (finding.path, finding.rule, finding.excerpt)
        for post in report.posts
        for finding in post.findings
        if finding.severity is Severity.BLOCKER
    )
