"""File names that the site cannot publish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from bot.model.finding import WHOLE_FILE, ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Change, Post, PostPath
from bot.model.site import PostKind, SiteFacts
from bot.rules._dates import written_day
from bot.rules._file_names import read_name, without_suffix
from bot.rules._rule import Need, NoOptions, rule
from bot.rules._titles import title_of
from bot.text.words import is_plain, slugify

_DAY_AND_WORDS = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-.", re.ASCII)
_ENOUGH_POSTS = 8
_MOST = 0.75
_LONGEST = 80
"""How many characters of a title make for a file name, at most."""


@rule(item=ChecklistItem.FILE_NAME, severity=Severity.BLOCKER, needs=Need.TODAY)
def file_name(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """The file name lacks the day, the words or the ending by which the site publishes a post.

    ## Why

    The site passes over a file whose name it cannot read: the post is merged and never comes out. The name that is
    proposed has the day in the front matter, else the one meant in the name, else today. Spaces, capitals and accents
    only make for an awkward address, so they are advice, and on new files alone: an address should not change later.
    Where a quarter of the recent posts have such names, they are the site's own way, and nothing is said.

    ## Bad

    ```markdown _posts/two-hundred-letters.md
    ---
    title: Two hundred letters
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-28-05-machines
    ---
    title: Three machines
    ---
    They came in crates.
    ```

    ```markdown _posts/YYYY-MM-DD-title.md
    ---
    title: The last box
    date: 2026-06-01
    ---
    It was empty.
    ```

    ```markdown _posts/2026-05-14-Été à l'atelier.md
    ---
    title: Été à l'atelier
    ---
    Il fait chaud.
    ```

    ## Good

    ```markdown _posts/2026-05-14-two-hundred-letters.md
    ---
    title: Two hundred letters
    ---
    They came in boxes.
    ```

    ```markdown _drafts/machines.md
    ---
    title: Three machines
    ---
    They came in crates.
    ```
    """
    draft = site.site.post_kind(post.path, site.settings) is PostKind.DRAFT
    path = _draft_path(post, site) if draft else _post_path(post, site)
    dated = draft or (site.site.named_day(post.path) and _DAY_AND_WORDS.match(post.name))
    severity = Severity.ADVICE if post.change is Change.MODIFIED else None
    if path == post.path:
        return
    certain = path if _is_certain(path, post, site, draft=draft) else None
    if _ending(path) != _ending(post.path):
        message = say("The site passes over a file with this ending, or without one. Rename it to {path}.", path=path)
        yield Remark(WHOLE_FILE, message, severity=severity, rename=certain)
    elif not dated:
        message = say("The file name doesn't begin with the day of publication. Rename the file to {path}.", path=path)
        yield Remark(WHOLE_FILE, message, severity=severity, rename=certain)
    elif post.change in (Change.ADDED, Change.RENAMED) and not is_plain(post.name) and not _are_usual(post.path, site):
        message = say("Spaces, capitals and accents make for an awkward address. Rename the file to {path}.", path=path)
        yield Remark(WHOLE_FILE, message, severity=Severity.ADVICE, rename=certain)


def _is_certain(path: PostPath, post: Post, site: SiteFacts, *, draft: bool) -> bool:
    """Whether an editor would sign the name: all that says something of the day agrees, and so on.

    The day on which somebody looks is no day of publication, and a post that was published keeps its address.
    """
    meant, words = read_name(post.name)
    days = {written_day(post), site.site.named_day(post.path), meant} - {None}
    return (
        post.change is not Change.MODIFIED
        and path not in site.files
        and path.rpartition("/")[0] == post.folder
        and (draft or len(days) == 1)
        and bool(words or _words_of_title(post))
    )


def _post_path(post: Post, site: SiteFacts) -> PostPath:
    meant, words = read_name(post.name)
    day = written_day(post) or site.site.named_day(post.path) or meant or site.today
    return site.site.path_for(post.path, day, words or _title_words(post))


def _draft_path(post: Post, site: SiteFacts) -> PostPath:
    words = slugify(without_suffix(post.name)) or _title_words(post)
    return PostPath(f"{post.folder}/{words}{_ending(site.site.path_for(post.path, site.today, words))}")


def _title_words(post: Post) -> str:
    return _words_of_title(post) or "a-few-words"


def _words_of_title(post: Post) -> str:
    return slugify(title_of(post) or "")[:_LONGEST].strip("-")


def _are_usual(path: str, site: SiteFacts) -> bool:
    """Whether the blog has had many such names already."""
    plain = site.conventions_of(path).plain_names
    return plain.total >= _ENOUGH_POSTS and plain.share < _MOST


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
