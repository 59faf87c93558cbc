"""From a file to a post."""

from __future__ import annotations

from dataclasses import replace

from bot.model.post import Change, Post, PostPath
from bot.model.site import SourceFile
from bot.model.snapshot import ChangedPost
from bot.text.decode import decode
from bot.text.front_matter import read_front_matter
from bot.text.markdown import read_markdown


def read_post(
    path: PostPath,
    content: bytes,
    change: Change = Change.ADDED,
    previous_path: PostPath | None = None,
    before: SourceFile | None = None,
) -> Post:
    """Read the bytes of a file as a post; what stands in the way of reading it is in ``front_matter.problems``.

    ``before`` is the file at base where a post was published there. One that says itself that it is a draft was not.
    """
    text, problems = decode(content)
    front_matter = read_front_matter(text)
    body_start = front_matter.span.end if front_matter.span else 0
    front_matter = replace(front_matter, problems=(*problems, *front_matter.problems))
    published = _published(before) if before and change is not Change.ADDED else None
    return Post(path, text, front_matter, read_markdown(text, body_start), change, previous_path, published)


def read_changed(post: ChangedPost) -> Post:
    """A post of a pull request, read."""
    previous_path = PostPath(post.previous_path) if post.previous_path else None
    return read_post(PostPath(post.source.path), post.source.content, post.change, previous_path, post.before)


def _published(before: SourceFile) -> Post | None:
    post = read_post(PostPath(before.path), before.content, Change.MODIFIED)
    metadata = post.front_matter.metadata
    is_draft = metadata.get("draft") is True or metadata.get("published") is False
    return None if is_draft or before.truncated else post
