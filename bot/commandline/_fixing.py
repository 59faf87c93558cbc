"""``copydesk check --fix``: the certain repairs, made in the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot import renames
from bot.fixes import content
from bot.local.reading import Reading
from bot.local.writing import rename, replace_content
from bot.model.errors import UserError
from bot.model.message import Message, say, say_count
from bot.model.post import Post
from bot.repairs import Repair, repair_all


def repair_files(root: Path, reading: Reading, *, named: bool) -> tuple[Reading, tuple[Message, ...]]:
    """Repairs the posts in their files. Returns what is there afterwards, and a sentence for each change.

    What can't be written stays as it was, and is among the errors. Nothing is repaired where something could not be
    read: with another configuration, other repairs would be right. Only posts that somebody has ``named`` get another
    name: it is by its name that the site passes over a post which nobody may want to see any more.
    """
    if reading.errors:
        refused = say("Nothing was repaired, since not all could be read. First settle what is named here.")
        return replace(reading, errors=(*reading.errors, refused)), ()
    repairs, _ = repair_all(reading.posts, reading.facts, reading.config, rename=named)
    posts, facts, made, errors = list[Post](), reading.facts, list[Message](), list[Message]()
    for one in repairs:
        post = one.before
        try:
            if one.count:
                replace_content(root, post.path, content(post), content(one.post))
                post = replace(one.post, path=post.path)
            for path, new_path in reversed(list(one.paths.items())):
                rename(root, path, new_path)
        except UserError as error:
            errors.append(error.message)
        else:
            post, facts = one.post, renames.after(facts, one.paths)
            made += _made(one)
        posts.append(post)
    return replace(reading, posts=tuple(posts), facts=facts, errors=tuple(errors)), tuple(made)


def _made(one: Repair) -> Iterator[Message]:
    if one.count:
        yield say_count(
            "{path}: {count} repair made.", "{path}: {count} repairs made.", one.count, path=one.before.path
        )
    for path, new_path in one.paths.items():
        yield say("{path} is now {new}.", path=path, new=new_path)
