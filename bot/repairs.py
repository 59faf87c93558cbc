"""All certain repairs of several posts, as the files that are to change. Pure.

First what is in the files, then their names: what is written in a post says what it is to be called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bot import check, renames
from bot.config import Config
from bot.fixes import content, is_foreign, repair
from bot.model.finding import Finding, Report
from bot.model.plan import FileChange
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules.missing_image import MissingImageOptions

_HIDDEN = frozenset({"missing-image"})
"""Rules that find in a post under a wrong name less than is missing: the image that is to have the same name."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What becomes of one post: ``post`` is it afterwards, ``count`` how many edits were made.

    ``paths`` is what is renamed to what, the post itself first.
    """

    before: Post
    post: Post
    count: int
    paths: Mapping[str, str]

    @property
    def made(self) -> bool:
        return bool(self.count or self.paths)

    def files(self) -> tuple[FileChange, ...]:
        """The files that change, the post first."""
        if not self.made:
            return ()
        old, new = self.before.path, self.post.path
        text = content(self.post).decode() if self.count else None
        images = (FileChange(path, None, image) for image, path in self.paths.items() if image != old)
        return (FileChange(new, text, old if old != new else None), *images)


def repair_all(
    posts: Sequence[Post], facts: SiteFacts, config: Config, *, leaving: Collection[str] = (), rename: bool = True
) -> tuple[tuple[Repair, ...], SiteFacts]:
    """What to repair in the posts, in their order, and what surrounds them then.

    ``leaving`` are rules whose findings stay as they are. Nothing is made that leads to a new finding.
    """
    facts = check.knowing(facts, posts)

    def look(post: Post, site: SiteFacts) -> Sequence[Finding]:
        found = check.report((post,), site, config).posts[0].findings
        return [replace(each, fix=None, rename=None) if each.rule in leaving else each for each in found]

    repaired = [repair(post, lambda changed: look(changed, facts)) for post in posts]
    made = [Repair(post, one.post, one.count, {}) for post, one in zip(posts, repaired, strict=True)]
    for index, one in enumerate(made if rename else ()):
        paths = (
            {}
            if is_foreign(one.post)
            else renames.wanted(look(one.post, facts), one.post, facts, companion(one.post, config))
        )
        if not paths or facts.files.intersection(paths.values()):
            continue
        now = [each.post for each in made]
        then, around = [renames.renamed(post, paths) for post in now], renames.after(facts, paths)
        if _is_better(check.report(now, facts, config), check.report(then, around, config)):
            made[index], facts = replace(one, post=then[index], paths=paths), around
    return tuple(made), facts


def companion(post: Post, config: Config) -> str | None:
    """Where the configuration has the images that go by a post's name."""
    options = config.at(post.path).rule("missing-image").options
    return options.companion if isinstance(options, MissingImageOptions) else None


def _is_better(now: Report, then: Report) -> bool:
    """Whether nothing new is found, and less of the old."""
    old, new = (
        Counter(each.rule for post in report.posts for each in post.findings if each.rule not in _HIDDEN)
        for report in (now, then)
    )
    return new <= old and new != old
