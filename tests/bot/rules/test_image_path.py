from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.model.finding import Finding
from bot.model.post import Change
from bot.rules.image_path import image_path
from tests.bot.rules import examples

PATH = "_posts/2026-05-14-letters.md"


def site(image: str, count: int = 15) -> dict[str, str]:
    text = f"---\ntitle: A\nimage: {image}\n---\n"
    return {f"_posts/2026-04-{day:02}-a.md": text for day in range(1, count + 1)}


def text_of(image: str, key: str = "image") -> str:
    return f"---\ntitle: Letters\n{key}: {image}\n---\n"


def found(image: str, files: dict[str, str], key: str = "image", change: Change = Change.ADDED) -> list[Finding]:
    return examples.check(image_path, PATH, text_of(image, key), files, change=change)


def test_a_slash_that_other_posts_write_is_added() -> None:
    [finding] = found("images/a.jpg", site("/images/b.jpg"))
    assert examples.said([finding]) == snapshot(
        ["3:8 advice “images/a.jpg” begins with a slash in 15 of 15 recent posts. Write /images/a.jpg."]
    )
    assert examples.repaired(text_of("images/a.jpg"), finding) == text_of("/images/a.jpg")


def test_a_slash_that_other_posts_do_not_write_is_removed() -> None:
    [finding] = found("/images/a.jpg", site("images/b.jpg"))
    assert examples.said([finding]) == snapshot(
        ["3:8 advice “/images/a.jpg” begins without a slash in 15 of 15 recent posts. Remove it."]
    )
    assert examples.repaired(text_of("/images/a.jpg"), finding) == text_of("images/a.jpg")


def test_what_stands_in_quotation_marks_is_left_to_its_writer() -> None:
    [finding] = found("'images/a.jpg'", site("/images/b.jpg"))
    assert finding.fix is None


@pytest.mark.parametrize(
    "image",
    [
        "/images/a.jpg",
        "https://example.org/a.jpg",
        "./a.jpg",
        "'{{ site.url }}/a.jpg'",
        "boxes",
        "''",
        "12",
        "//a.b/c.png",
    ],
)
def test_what_is_written_alike_and_what_is_no_path_is_fine(image: str) -> None:
    assert found(image, site("/images/b.jpg")) == []


def test_a_few_posts_and_divided_ones_show_no_habit() -> None:
    assert found("images/a.jpg", site("/images/b.jpg", 7)) == []
    assert found("images/a.jpg", site("/images/b.jpg") | site("images/b.jpg", 4)) == []


def test_other_keys_and_published_posts_are_fine() -> None:
    assert found("images/a.jpg", site("/images/b.jpg"), key="thumbnail") == []
    assert found("images/a.jpg", site("/images/b.jpg"), change=Change.MODIFIED) == []
