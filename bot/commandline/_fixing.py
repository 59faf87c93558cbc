"""``copydesk check --fix``: the certain repairs, made in the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot import check
from bot.fixes import content, repair
from bot.local.reading import Reading
from bot.local.writing import replace_content
from bot.model.errors import UserError
from bot.model.finding import Finding
from bot.model.message import Message, say, say_count
from bot.model.post import Post


def repair_files(root: Path, reading: Reading) -> tuple[Reading, tuple[Message, ...]]:
    """Repairs the posts in their files. Returns what is there afterwards, and a sentence for each file changed.

    What can't be written stays as it was, and is among the errors. Nothing is repaired where something could not be
    read: with another configuration, other repairs would be right.
    """
    if reading.errors:
        refused = say("Nothing was repaired, since not all could be read. First settle what is named here.")
        return replace(reading, errors=(*reading.errors, refused)), ()
    facts = check.knowing(reading.facts, reading.posts)

    def look(post: Post) -> Sequence[Finding]:
        return check.report((post,), facts, reading.config).posts[0].findings

    posts, made, errors = list[Post](), list[Message](), list[Message]()
    for post in reading.posts:
        repaired = repair(post, look)
        if repaired.count:
            try:
                replace_content(root, post.path, content(post), content(repaired.post))
            except UserError as error:
                errors.append(error.message)
            else:
                post = repaired.post
                made.append(
                    say_count(
                        "{path}: {count} repair made.", "{path}: {count} repairs made.", repaired.count, path=post.path
                    )
                )
        posts.append(post)
    return replace(reading, posts=tuple(posts), errors=tuple(errors)), tuple(made)
