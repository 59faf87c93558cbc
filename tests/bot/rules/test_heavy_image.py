from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model.post import PostPath
from bot.model.site import ImageSize
from bot.rules.heavy_image import heavy_image
from bot.text.post import read_post
from tests.bot.rules.examples import findings, said, site_of

PATH = "_posts/2026-05-14-letters.md"


def reports(
    text: str, *paths: str, size: int = 4_210_000, pixels: tuple[int, int] | None = None, **options: int
) -> list[str]:
    site = replace(site_of({PATH: text}, paths), sizes=dict.fromkeys(paths, ImageSize(size, *(pixels or ()))))
    return said(findings(heavy_image, read_post(PostPath(PATH), text.encode()), site, **options))


def test_a_picture_straight_from_a_camera_is_reported_once() -> None:
    text = "---\ntitle: A\n---\n![Desks](/img/a%20b.jpg)\n\n![Desks](/img/a%20b.jpg)\n"
    assert reports(text, "img/a b.jpg") == snapshot(
        ["4:10 advice The image img/a b.jpg has 4.2 MB. Make it smaller: 1000 kB are enough for a screen."]
    )


@pytest.mark.parametrize(
    "target", ["/img/a.jpg", "../img/a.jpg", "{{ site.baseurl }}/img/a.jpg", "/img/a.jpg?v=2", "img/a.jpg"]
)
def test_an_image_is_known_however_its_address_is_written(target: str) -> None:
    assert len(reports(f"---\ntitle: A\n---\n![Desks]({target})\n", "static/img/a.jpg")) == 1


def test_an_image_in_the_front_matter_counts_too() -> None:
    assert len(reports("---\ntitle: A\nimage: /img/a.jpg\n---\nText.\n", "img/a.jpg")) == 1


@pytest.mark.parametrize("target", ["https://example.org/img/a.jpg", "//example.org/img/a.jpg", "/img/b.jpg", "a.pdf"])
def test_what_is_another_file_or_elsewhere_is_left_alone(target: str) -> None:
    assert reports(f"---\ntitle: A\n---\n![Desks]({target})\n", "img/a.jpg") == []


def test_two_files_that_an_address_could_mean_are_not_told_apart() -> None:
    assert reports("---\ntitle: A\n---\n![Desks](/a.jpg)\n", "one/a.jpg", "two/a.jpg") == []


def test_a_site_sets_its_own_limit() -> None:
    text = "---\ntitle: A\n---\n![Desks](/a.jpg)\n"
    assert reports(text, "a.jpg", size=300_000, max=300) == []
    assert len(reports(text, "a.jpg", size=300_001, max=300)) == 1


def test_an_original_wider_than_any_screen_is_reported() -> None:
    text = "---\ntitle: A\n---\n![Desks](/a.jpg)\n"
    assert reports(text, "a.jpg", size=870_000, pixels=(4032, 3024)) == snapshot(
        ["4:10 advice The image a.jpg is 4032 pixels wide. Scale it down: 3000 are enough for a screen."]
    )
    assert reports(text, "a.jpg", size=870_000, pixels=(3000, 9000)) == []
    assert len(reports(text, "a.jpg", size=870_000, pixels=(1601, 900), width=1600)) == 1


def test_of_an_image_that_is_too_heavy_and_too_wide_one_thing_is_said() -> None:
    assert len(reports("---\ntitle: A\n---\n![Desks](/a.jpg)\n", "a.jpg", pixels=(4032, 3024))) == 1


@given(st.text("/.%{}?#: \\aj", max_size=20))
def test_any_address_is_read(target: str) -> None:
    assert len(reports(f"---\ntitle: A\n---\n<img src='{target}.jpg' alt='A'>\n", "a.jpg")) <= 1
