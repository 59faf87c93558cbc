"""A first configuration for a site, from what its posts have in common, tried on the latest of them. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot import check
from bot.config import PATHS, Config
from bot.model.conventions import Conventions
from bot.model.finding import Report, Severity
from bot.model.post import Post
from bot.model.site import SiteFacts, SourceFile
from bot.render import config_file
from bot.render.config_file import Draft, Held
from bot.render.language import Language, language
from bot.sites import all_sites

LATEST = 20
"""How many posts the new configuration is tried on."""


def first_configuration(
    posts: Sequence[Post], facts: SiteFacts, config: Config, conventions: Conventions
) -> tuple[str, Report, Language]:
    """The file, what it says of the latest posts, and the language of both; ``conventions`` are those of all blogs.

    A rule that would hold back any of these posts, which people have published, becomes advice in it.
    """
    code = check.language_of(config, facts.settings, posts)
    tongue = language(code)
    site = next(name for name, site in all_sites().items() if site is facts.site)
    draft = Draft(
        site=site,
        language=code,
        conventions=conventions,
        folders=_folders(facts.conventions),
        time_zone=facts.settings.time_zone,
        is_set=bool(facts.settings.excerpt_separator),
        dated_names=all(facts.site.named_day(post.path) for post in posts),
    )
    strict = _report(config_file.render(draft, tongue), posts, facts)
    written = config_file.render(replace(draft, held=_held(strict)), tongue)
    return written, _report(written, posts, facts), tongue


def _folders(conventions: Mapping[str, Conventions]) -> Mapping[str, Conventions]:
    """Those of the blogs that are told apart by their folders, where there are several."""
    return {folder: own for folder, own in conventions.items() if folder}


def _report(written: str, posts: Sequence[Post], facts: SiteFacts) -> Report:
    return check.report(posts, facts, Config.read(SourceFile(PATHS[0], written.encode())))


def _held(report: Report) -> dict[str, Held]:
    held = defaultdict[str, set[str]](set)
    for post in report.posts:
        for finding in post.findings:
            if finding.severity is Severity.BLOCKER:
                held[finding.rule].add(post.path)
    total = len(report.posts)
    return {rule: Held(len(posts), total) for rule, posts in sorted(held.items())}
