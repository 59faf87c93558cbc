"""New posts given the day on which they go out, in their front matter, their names and those of their images. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.barriers import TRAILER, push_was_refused
from bot.config import Config
from bot.fixes import content, is_foreign
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.plan import Commit, FileChange
from bot.model.post import Post, PostPath
from bot.model.publication import Publication
from bot.model.site import SiteFacts
from bot.model.snapshot import Snapshot
from bot.publication import new_posts, written_moment
from bot.renames import renaming
from bot.render.language import Language
from bot.repairs import companion
from bot.text import edits, escape

_WRITTEN = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:(?P<gap>[Tt]|[ \t]+)(?P<hour>\d{1,2}:\d{2})(?P<second>:\d{2}(?:[.,]\d{1,9})?)?"
    r"(?P<zone>[ \t]?(?:[Zz]|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?))?)?",
    re.ASCII,
)


def redate(
    snapshot: Snapshot,
    config: Config,
    facts: SiteFacts,
    posts: Sequence[Post],
    found: Publication | None,
    language: Language,
) -> Commit | None:
    """The commit that sets the dates, None where that is not wanted, not allowed, not due yet or done already.

    It is made once the readers have approved, so that what else a branch requires can be green by the time.
    """
    branch = snapshot.pull.branch
    if found is None or not config.publish.set_date or not found.settled or (found.passed and found.barriers):
        return None
    if branch is None or not branch.writable or snapshot.push_refused or push_was_refused(snapshot):
        return None
    moment = max(found.due, snapshot.now.astimezone(found.due.tzinfo))
    files = tuple(change for post in new_posts(posts, facts) for change in _changes(post, moment, facts, config))
    if not files:
        return None
    subject = language.say(say("Give the post the day on which it goes out"), escape.plain)
    message = f"{subject}\n\n{TRAILER}: {moment.date().isoformat()}"
    return Commit(branch.repository, branch.name, snapshot.pull.head, message, files)


def _changes(post: Post, moment: datetime, facts: SiteFacts, config: Config) -> tuple[FileChange, ...]:
    """The post and its images, as they are to be; nothing where the day is right already."""
    if is_foreign(post):
        return ()
    text = _text(post, moment)
    named = facts.site.named_day(post.path)
    paths = {}
    if named and named != moment.date():
        path = facts.site.path_for(post.path, moment.date(), facts.site.slug(post.path))
        paths = dict(renaming(path, post, facts, companion(post, config))) or {post.path: path}
    if facts.files.intersection(paths.values()):
        paths = {}
    if text == post.text and not paths:
        return ()
    new = PostPath(paths.get(post.path, post.path))
    changed = content(replace(post, text=text)).decode() if text != post.text else None
    images = (FileChange(path, None, image) for image, path in paths.items() if image != post.path)
    return (FileChange(new, changed, post.path if new != post.path else None), *images)


def _text(post: Post, moment: datetime) -> str:
    """The post with its date moved, written as it was; one that is out by then on that very day stays.

    So does what is more than a date, such as one with the name of a time zone: nobody knows what it would say then.
    """
    entry = post.front_matter.get("date")
    is_date = _WRITTEN.fullmatch((post.front_matter.text("date") or "").strip())
    match = _WRITTEN.search(entry.value_span.of(post.text)) if entry and is_date else None
    written = written_moment(post, moment.tzinfo, moment.time()) if match else None
    if entry is None or match is None or (written and written.date() == moment.date() and written <= moment):
        return post.text
    start = entry.value_span.start + match.start()
    return edits.apply(post.text, (Edit(Span(start, start + len(match[0])), _like(match, moment)),))


def _like(match: re.Match[str], moment: datetime) -> str:
    zone = match["zone"] or ""
    told = moment.astimezone(UTC) if zone.strip().upper() in ("Z", "UTC", "GMT") else moment
    if match["hour"] is None:
        return moment.date().isoformat()
    if zone.strip()[:1] in ("+", "-"):
        offset = told.strftime("%z")
        zone = zone[: len(zone) - len(zone.lstrip())] + (f"{offset[:3]}:{offset[3:5]}" if ":" in zone else offset[:5])
    second = ":00" if match["second"] else ""
    return f"{told.date().isoformat()}{match['gap']}{told.strftime('%H:%M')}{second}{zone}"
