from __future__ import annotations

import pytest

from bot.backtest.edits import edits
from bot.backtest.hunks import hunks
from bot.model.post import Post, PostPath
from bot.text.post import read_post

PATH = "_posts/2026-05-14-hello.md"


def a_post(text: str, path: str = PATH) -> Post:
    return read_post(PostPath(path), text.encode())


def found(old: Post, new: Post) -> list[tuple[str, str, str, str]]:
    changes = edits(old, new, hunks(old, new), frozenset(), named=False)
    return [(edit.part.value, edit.what, edit.before, edit.after) for edit in changes]


def test_keys_are_added_removed_and_changed() -> None:
    old = a_post('---\ntitle: "One"\ndate: 2026-05-14\ntags: [a]\n---\n')
    new = a_post("---\ntitle: One\ntags: [a, b]\nimage: /a.png\n---\n")

    assert found(old, new) == [
        ("front matter", "date removed", "date: 2026-05-14", ""),
        ("front matter", "tags changed", "tags: [a]", "tags: [a, b]"),
        ("front matter", "image added", "", "image: /a.png"),
    ]


def test_front_matter_that_could_not_be_read_is_one_edit() -> None:
    assert [change[:2] for change in found(a_post("Text."), a_post("---\ntitle: One\ndate: x\n---\nText."))] == [
        ("front matter", "made readable")
    ]


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("_posts/2026-05-15-hello.md", ["date changed"]),
        ("_posts/2026-05-14-hello-all.md", ["words changed"]),
        ("_drafts/2026-05-14-hello.md", ["folder changed"]),
        ("_posts/hello.md", ["date changed"]),
    ],
)
def test_the_name_of_the_file_is_taken_apart(path: str, what: list[str]) -> None:
    assert [change[1] for change in found(a_post("a"), a_post("a", path))] == what


def test_headings_are_reworded_or_get_another_level() -> None:
    old = a_post("# How it all began\n\n## The end\n\n### Gone entirely\n")
    new = a_post("# How it began\n\n### The end\n\n## 12345\n")

    assert found(old, new) == [
        ("headings", "level changed", "The end", "The end"),
        ("headings", "reworded", "How it all began", "How it began"),
        ("headings", "removed", "Gone entirely", ""),
        ("headings", "added", "", "12345"),
    ]


def test_links_get_other_targets_or_words() -> None:
    old = a_post("[one](https://a.example/1) [two](https://b.example) [3](https://c.example)\n")
    new = a_post(
        "[one](https://z.example/9) [two of them](https://b.example) [3](https://c.example) <https://new.org>\n"
    )

    assert [change[:2] for change in found(old, new)] == [
        ("links", "words changed"),
        ("links", "target changed"),
        ("links", "added"),
    ]


def test_images_get_other_files_or_descriptions() -> None:
    old, new = a_post("![](/a.png) ![A cat](/b.png)\n"), a_post("![A dog](/a.png) ![A cat](/c.png)\n")

    assert [change[:2] for change in found(old, new)] == [
        ("images", "description changed"),
        ("images", "file changed"),
    ]


def test_prose_alone_is_no_edit_of_these_parts() -> None:
    assert found(a_post("---\ntitle: One\n---\nText.\n"), a_post("---\ntitle: One\n---\nOther text.\n")) == []


def test_an_edit_is_noticed_where_a_finding_stood() -> None:
    old, new = a_post("# A\n\nText.\n\n# B\n"), a_post("# A long one\n\nText.\n\n# B\n\n# C\n")

    def noticed(*lines: int) -> list[bool]:
        return [edit.noticed for edit in edits(old, new, hunks(old, new), frozenset(lines), named=False)]

    assert [change[1] for change in found(old, new)] == ["removed", "added", "added"]
    assert noticed(1) == [True, True, False]
    assert noticed(5) == [False, False, True]
    assert noticed(3) == noticed() == [False, False, False]
