"""The rules, run on posts: what the pull requests and the command line have in common. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from types import MappingProxyType
from typing import Literal

from rapidfuzz import fuzz, process

from bot.config import Config
from bot.conventions import learn_each
from bot.model.finding import (
    ChecklistEntry,
    ChecklistItem,
    Finding,
    PostReport,
    Report,
    RuleDescription,
    Severity,
)
from bot.model.message import Message
from bot.model.post import Post, PostPath
from bot.model.site import Author, AuthorId, KnownPost, Site, SiteFacts, SiteSettings, SourceFile
from bot.model.snapshot import Review, ReviewState, Snapshot
from bot.rules import all_rules
from bot.rules._external import external_addresses, host_of, is_anybodys, is_within
from bot.rules._rule import Need, Options, Rule
from bot.rules._titles import title_of
from bot.sites import all_sites, recognise
from bot.text.decode import decode
from bot.text.front_matter import read_front_matter
from bot.text.language import guess_language
from bot.text.words import slugify

_FALLBACK = "jekyll"
_NEAR = 60.0

LINKS_OF_ONE_POST = 100
LINKS_OF_ALL = 300
"""Addresses on other sites that are followed; those after them are taken to be fine."""


def facts(snapshot: Snapshot, config: Config) -> SiteFacts:
    """What surrounds the posts of a pull request."""
    site = site_of(snapshot.files, config)
    settings = settings_of(site, snapshot.site_sources, config)
    return SiteFacts(
        site=site,
        today=day_of(snapshot.now, settings),
        files=snapshot.files,
        authors=authors_of(site, snapshot.author_sources, snapshot.head_author_sources),
        posts=snapshot.known_posts,
        settings=settings,
        links=snapshot.links.statuses,
        sizes=dict(snapshot.sizes),
        mistakes=snapshot.proofs.mistakes,
        approved=is_approved(snapshot.reviews),
        conventions=learn_each(snapshot.precedents, snapshot.files, site, settings),
    )


def is_approved(reviews: Iterable[Review]) -> bool:
    """Whether the last word of any reader is that the posts are approved; comments take nothing back."""
    last: dict[str, ReviewState] = {}
    for review in sorted(reviews, key=lambda review: review.submitted_at):
        if review.state is not ReviewState.COMMENTED:
            last[review.login.lower()] = review.state
    return ReviewState.APPROVED in last.values()


def site_of(files: frozenset[str], config: Config) -> Site:
    """The generator that the configuration names, else the one that knows these files, else the most common one."""
    found = recognise(files)
    return all_sites()[config.site or (found[0] if found else _FALLBACK)]


def settings_of(site: Site, sources: Sequence[SourceFile], config: Config) -> SiteSettings:
    """What the generator's configuration says, but for what Copydesk's own says better."""
    settings = site.read_settings(sources)
    return replace(settings, time_zone=config.time_zone or settings.time_zone)


def day_of(moment: datetime, settings: SiteSettings) -> date:
    """The day that it is on the site at a moment, which has a time zone."""
    return moment.astimezone(settings.zone).date()


def authors_of(
    site: Site, base: Iterable[SourceFile], head: Iterable[SourceFile] = ()
) -> Mapping[AuthorId, Author] | None:
    """Every author by id, None where the site keeps no author files or one of them can't be read.

    ``head`` are the files that a pull request adds or changes. They say who exists, but neither who that is on
    GitHub nor in which team: whoever could say that would choose the readers of their own post.
    """
    found: dict[AuthorId, Author] = {}
    for source in base:
        authors = site.read_authors(source)
        if not authors and (source.truncated or source.content.strip()):
            return None
        for author in authors:
            found.setdefault(author.id, author)
    for author in (author for source in head for author in site.read_authors(source)):
        trusted = found.get(author.id)
        found[author.id] = replace(
            author, login=trusted.login if trusted else None, teams=trusted.teams if trusted else ()
        )
    return MappingProxyType(found) if found else None


def language_of(config: Config, settings: SiteSettings, posts: Iterable[Post]) -> Literal["en", "fr"]:
    """The language to write in: that of the configuration, the site or the posts, in this order."""
    if config.language:
        return config.language
    match (settings.language or "").lower()[:2]:
        case "fr":
            return "fr"
        case "en":
            return "en"
    return guess_language("\n".join(post.text for post in posts)) or "en"


def similar_paths(
    posts: Iterable[Post], files: frozenset[str], site: Site, settings: SiteSettings, limit: int = 20
) -> tuple[str, ...]:
    """The other posts of the site whose titles could be those of ``posts``, as their file names resemble them.

    At most ``limit`` for each post, sorted by path, so that nobody has to read a whole site to compare titles.
    """
    posts = tuple(posts)
    own = {path for post in posts for path in (post.path, post.previous_path)}
    others = sorted(path for path in files if path not in own and site.post_kind(path, settings))
    names = [_words(site.slug(path)) for path in others]
    near: set[str] = set()
    for post in posts:
        wanted = {_words(title_of(post) or ""), _words(site.slug(post.path))} - {""}
        best: dict[str, float] = {}
        for words in wanted:
            for _, score, index in process.extract(
                words, names, scorer=fuzz.token_set_ratio, score_cutoff=_NEAR, limit=limit
            ):
                best[others[index]] = max(score, best.get(others[index], 0.0))
        near.update(sorted(best, key=lambda path: (-best[path], path))[:limit])
    return tuple(sorted(near))


def links_to_follow(
    posts: Iterable[Post], settings: SiteSettings, config: Config, limit: int | None = LINKS_OF_ALL
) -> tuple[str, ...]:
    """The addresses on other sites that the posts lead to, as far as a rule wants to know what became of them.

    At most 100 of each post, and ``limit`` of all together.
    """
    if not wants_links(config):
        return ()
    skipped = tuple(host.lower().strip(".").removeprefix("www.") for host in config.links.skip)
    found = dict[str, None]()
    for post in posts:
        urls = dict.fromkeys(address.url for address in external_addresses(post, settings))
        hosts = ((url, host_of(url)) for url in urls)
        asked = (url for url, host in hosts if not is_anybodys(host) and not is_within(host, skipped))
        found |= dict.fromkeys(islice(asked, LINKS_OF_ONE_POST))
    return tuple(islice(found, limit))


def wants_links(config: Config, severities: Container[Severity | None] = tuple(Severity)) -> bool:
    """Whether a rule of one of the severities wants to know what became of links to other sites."""
    return any(
        Need.LINKS in rule.needs and any(severity in severities for severity in config.severities(rule.id))
        for rule in all_rules().values()
    )


def knowing(facts: SiteFacts, posts: Iterable[Post]) -> SiteFacts:
    """The facts with these posts among the known ones, as they are now."""
    titles = {post.path: post for post in facts.posts}
    titles |= {post.path: KnownPost(post.path, title_of(post)) for post in posts}
    return replace(facts, posts=tuple(titles.values()))


def known_post(source: SourceFile) -> KnownPost:
    """A post of the site with the title in its front matter, which is all that others are compared with."""
    text, _ = decode(source.content)
    return KnownPost(PostPath(source.path), read_front_matter(text).text("title"))


def report(posts: Iterable[Post], facts: SiteFacts, config: Config, errors: Iterable[Message] = ()) -> Report:
    """What the enabled rules find in the posts. An exception in a rule is a bug, and says in which and where."""
    posts = sorted(posts, key=lambda post: post.path)
    facts = knowing(facts, posts)
    common = _enabled(config)
    enabled = [_enabled(config.at(post.path)) if config.folders else common for post in posts]
    reports = tuple(_report_on(post, facts, rules) for post, rules in zip(posts, enabled, strict=True))
    described = {one.rule.id: one.description for rules in (*enabled, common) for one in rules}
    return Report(reports, tuple(errors), tuple(described[rule] for rule in sorted(described)))


@dataclass(frozen=True, slots=True)
class _Enabled:
    rule: Rule
    severity: Severity
    options: Options

    @property
    def description(self) -> RuleDescription:
        return RuleDescription(self.rule.id, self.severity, self.rule.item, self.rule.documentation)

    def findings(self, post: Post, facts: SiteFacts) -> Iterator[Finding]:
        if facts.approved and Need.UNREAD in self.rule.needs:
            return
        try:
            for remark in self.rule.check(post, self.options, facts):
                yield Finding.of(self.rule.id, self.severity, post, remark)
        except Exception as error:
            error.add_note(f"in the rule {self.rule.id} on {post.path}")
            raise


def _enabled(config: Config) -> tuple[_Enabled, ...]:
    settings = ((rule, config.rule(rule.id)) for rule in all_rules().values())
    return tuple(_Enabled(rule, found.severity, found.options) for rule, found in settings if found.severity)


def _report_on(post: Post, facts: SiteFacts, enabled: Sequence[_Enabled]) -> PostReport:
    # The same remark twice at one place says nothing more.
    found = {
        (finding.range, finding.rule, finding.message.in_english()): finding
        for one in enabled
        for finding in one.findings(post, facts)
    }
    findings = tuple(_without_old([found[key] for key in sorted(found)], post, facts, enabled))
    open_rules = {finding.rule for finding in findings if finding.severity is Severity.BLOCKER}
    return PostReport(post.path, title_of(post), tuple(_checklist(post, enabled, open_rules)), findings, post.text)


def _without_old(
    findings: Iterable[Finding], post: Post, facts: SiteFacts, enabled: Sequence[_Enabled]
) -> Iterator[Finding]:
    """Without what the published post had already: who corrects a word in it need not answer for all the rest.

    Known by its rule and what it stands on, as often as it stood there.
    """
    if post.before is None:
        yield from findings
        return
    old = Counter((one.rule.id, found.excerpt) for one in enabled for found in one.findings(post.before, facts))
    for finding in findings:
        if old[finding.rule, finding.excerpt]:
            old[finding.rule, finding.excerpt] -= 1
        else:
            yield finding


_IN_FRONT_MATTER = frozenset((ChecklistItem.AUTHORS, ChecklistItem.DATES))


def _checklist(post: Post, enabled: Sequence[_Enabled], open_rules: Set[str]) -> Iterator[ChecklistEntry]:
    for item in ChecklistItem:
        rules = sorted(one.rule.id for one in enabled if one.rule.item is item)
        if rules:
            seen = post.front_matter.readable or item not in _IN_FRONT_MATTER
            yield ChecklistEntry(item, open_rules.isdisjoint(rules), tuple(rules), seen)


def _words(text: str) -> str:
    return slugify(text).replace("-", " ")
