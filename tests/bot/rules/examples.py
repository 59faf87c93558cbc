"""Small sites for trying a rule: those in its own documentation, and those that a test makes up.

In the documentation, under ``## Bad`` and ``## Good``, a fenced block's info string is ``<language> <path>``.
A block at the path of a post is an example, read as a post that a pull request adds. All other blocks of the
section surround it: author files, the generator's configuration, and ``text tree``, a list of paths that exist, and
``text web``, a list of addresses on other sites, each behind the code that its server answers with, and
``text sizes``, a list of images, each behind its size in bytes and, as ``1600x1200``, in pixels, and ``text hunspell``, ``text typos`` and ``text
grammalecte``, what these checkers find in the examples: words as ``written: meant, meant: explanation``.
A ``*`` in a path stands for twenty earlier posts that are all alike, of which the site learns its conventions.
The posts of a section are known to each other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt

from bot.conventions import learn_each, newest, precedent_of
from bot.model.finding import Finding
from bot.model.link_status import LinkOutcome, LinkStatus
from bot.model.place import Span
from bot.model.post import Change, Post, PostPath
from bot.model.site import ImageSize, KnownPost, SiteFacts, SourceFile
from bot.model.spelling import Checker, Mistake
from bot.rules._rule import Rule
from bot.sites import jekyll
from bot.text.post import read_post

TODAY = date(2026, 5, 14)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block at ``path``; ``lines`` are its first line and the first one after it, counted from 0."""

    language: str
    path: str
    content: str
    lines: tuple[int, int]


def sections(documentation: str) -> dict[str, list[Block]]:
    """Each heading of a rule's documentation, with the blocks under it that have a path."""
    found: dict[str, list[Block]] = {}
    for token, following in pairwise([*MarkdownIt().parse(documentation), None]):
        if token is None:
            continue
        if token.type == "heading_open" and following is not None:
            found[following.content] = []
        language, _, path = token.info.strip().partition(" ")
        if token.type == "fence" and path and found and token.map:
            *_, blocks = found.values()
            blocks.append(Block(language, path, token.content, (token.map[0], token.map[1])))
    return found


def is_post(path: str, site: SiteFacts) -> bool:
    return "*" not in path and jekyll.post_kind(path, site.settings) is not None


def spelled_out(path: str) -> list[str]:
    """The paths that a block stands for."""
    return [path.replace("*", f"{number:02}") for number in range(1, 21)] if "*" in path else [path]


def posts(blocks: Iterable[Block]) -> Iterator[tuple[Block, Post, SiteFacts]]:
    """Each example among the blocks of a section, read, with the site around it."""
    blocks = list(blocks)
    tree = [path for block in blocks if block.path == "tree" for path in block.content.split("\n") if path]
    files = {
        path: block.content
        for block in blocks
        if block.path not in ("tree", "web", "sizes", *Checker)
        for path in spelled_out(block.path)
    }
    site = site_of(files, tree, besides=[block.path for block in blocks])
    site = replace(site, links={url: status for block in blocks if block.path == "web" for url, status in web(block)})
    sizes = {path: size for block in blocks if block.path == "sizes" for size, path in measured(block)}
    site = replace(site, files=site.files | frozenset(sizes), sizes=sizes)
    for block in blocks:
        if is_post(block.path, site):
            post = read_post(PostPath(block.path), block.content.encode())
            found = [mistake for other in blocks if other.path in [*Checker] for mistake in mistakes(other, post)]
            yield block, post, replace(site, mistakes={post.path: tuple(found)})


def measured(block: Block) -> Iterator[tuple[ImageSize, str]]:
    """The size and the path of each file in a block."""
    for line in block.content.splitlines():
        size, *sides, path = line.split(" ")
        yield ImageSize(int(size), *(int(side) for one in sides for side in one.split("x"))), path


def mistakes(block: Block, post: Post) -> Iterator[Mistake]:
    """What a checker finds in a post: each word in the block, wherever it stands there."""
    for line in block.content.splitlines():
        written, meant, explanation, *_ = (*line.split(": ", 2), "", "")
        for match in re.finditer(rf"\b{re.escape(written)}\b", post.text):
            suggestions = tuple(filter(None, meant.split(", ")))
            yield Mistake(Checker(block.path), Span(*match.span()), written, suggestions, explanation)


def web(block: Block) -> Iterator[tuple[str, LinkStatus]]:
    """What became of the addresses in a block, as ``404 https://…``, or ``nobody …`` where the name has no owner."""
    for line in block.content.splitlines():
        code, _, url = line.partition(" ")
        yield url, (answered(int(code)) if code.isdigit() else answered(None))


def answered(code: int | None) -> LinkStatus:
    """A status as if a server had answered with that code, None for a name without an owner."""
    dead = code in (None, 404, 410)
    outcome = LinkOutcome.DEAD if dead else LinkOutcome.FINE if code == 200 else LinkOutcome.UNSURE
    return LinkStatus(outcome, code, datetime(2026, 5, 14, 9, tzinfo=UTC))


def site_of(
    files: Mapping[str, str], tree: Iterable[str] = (), today: date = TODAY, besides: Collection[str] = ()
) -> SiteFacts:
    """A site that holds these files, and at the paths of ``tree`` others without content.

    It learns its conventions from all of its posts but those ``besides``.
    """
    paths = frozenset(files) | frozenset(tree)
    sources = {path: SourceFile(path, files.get(path, "").encode()) for path in paths}
    settings = jekyll.read_settings([sources[path] for path in jekyll.configuration_files(paths)])
    author_files = jekyll.author_files(paths)
    authors = {author.id: author for path in author_files for author in jekyll.read_authors(sources[path])}
    known = tuple(
        KnownPost(PostPath(path), read_post(PostPath(path), content.encode()).front_matter.text("title"))
        for path, content in sorted(files.items())
        if jekyll.post_kind(path, settings) is not None
    )
    precedents = [
        precedent_of(read_post(PostPath(path), sources[path].content), jekyll.named_day(path))
        for path in newest(paths, jekyll, settings, besides)
    ]
    conventions = learn_each(precedents, paths, jekyll, settings)
    return SiteFacts(jekyll, today, paths, authors if author_files else None, known, settings, conventions)


def findings(rule: Rule, post: Post, site: SiteFacts, **options: Any) -> list[Finding]:
    """What a rule says about a post, with options as they would stand in a configuration."""
    remarks = rule.check(post, rule.options.model_validate(options), site)
    return [Finding.of(rule.id, rule.severity, post, remark) for remark in remarks]


def check(
    rule: Rule,
    path: str,
    text: str,
    files: Mapping[str, str] | None = None,
    *,
    tree: Iterable[str] = (),
    today: date = TODAY,
    change: Change = Change.ADDED,
    **options: Any,
) -> list[Finding]:
    """What a rule says about a post of that text at that path, with these files around it."""
    site = site_of({**(files or {}), path: text}, tree, today, besides=[path])
    return findings(rule, read_post(PostPath(path), text.encode(), change=change), site, **options)


def said(found: Iterable[Finding]) -> list[str]:
    """Findings as a person would read them: ``line:column severity message``."""
    return [
        f"{finding.range.start.line}:{finding.range.start.column} {finding.severity} {finding.message.in_english()}"
        for finding in found
    ]


def repaired(text: str, finding: Finding) -> str:
    """The text with the finding's fix made."""
    if finding.fix is None:
        raise AssertionError(f"{finding.rule} offers no fix")
    lines = text.split("\n")
    start, end = (
        sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
        for place in (finding.fix.range.start, finding.fix.range.end)
    )
    return text[:start] + finding.fix.text + text[end:]
