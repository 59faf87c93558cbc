from __future__ import annotations

from typing import Any

from inline_snapshot import snapshot

from bot.model.finding import Finding
from bot.model.post import Change
from bot.rules.missing_image import missing_image
from tests.bot.rules import examples

POST = "_posts/2026-05-14-the-new-library.md"
TREE = ("images/Garden.JPG", "images/door.png", "assets/reading-room.jpg")


def check(
    body: str, front_matter: str = "title: The new library", tree: tuple[str, ...] = TREE, **options: Any
) -> list[Finding]:
    return examples.check(missing_image, POST, f"---\n{front_matter}\n---\n{body}\n", tree=tree, **options)


def test_an_image_that_exists_is_fine() -> None:
    assert check("![](/images/door.png) ![]({{ site.baseurl }}/images/door.png)") == []


def test_an_image_elsewhere_on_the_web_is_not_looked_for() -> None:
    assert check("![](https://example.org/a.png) ![](//example.org/a.png) ![](data:image/png;base64,AA)") == []


def test_an_image_with_a_template_in_its_name_is_not_looked_for() -> None:
    assert check("![](/images/{{ page.slug }}.png)") == []


def test_an_image_that_is_not_there_is_reported() -> None:
    assert examples.said(check("![A tree](/images/tree.jpg)")) == snapshot(
        ["4:11 blocker The image “/images/tree.jpg” doesn't exist. Add it, or correct its path."]
    )


def test_an_image_without_a_target_is_reported() -> None:
    assert examples.said(check("![A tree]()")) == snapshot(
        ["4:1 blocker This image names no file. Write where it stands."]
    )


def test_another_case_is_told_and_repaired() -> None:
    body = "![A bench](/images/garden.jpg)"
    [finding] = check(body)
    assert examples.said([finding]) == snapshot(
        ["4:12 blocker The image “/images/garden.jpg” doesn't exist, but “/images/Garden.JPG” does. Write that."]
    )
    assert "![A bench](/images/Garden.JPG)" in examples.repaired(f"---\ntitle: The new library\n---\n{body}\n", finding)


def test_another_extension_is_told_and_repaired() -> None:
    [finding] = check('<img src="/images/door.jpg" alt="A door">')
    assert examples.said([finding]) == snapshot(
        ["4:11 blocker The image “/images/door.jpg” doesn't exist, but “/images/door.png” does. Write that."]
    )
    assert finding.fix
    assert finding.fix.text == "/images/door.png"


def test_an_image_of_that_name_in_another_folder_is_told() -> None:
    assert examples.said(check("![Desks](/images/reading-room.jpg)")) == snapshot(
        ["4:10 blocker The image “/images/reading-room.jpg” doesn't exist. Did you mean assets/reading-room.jpg?"]
    )


def test_an_image_of_the_front_matter_that_is_not_there_is_advice() -> None:
    found = check("Text.", "title: The new library\nimage: /images/tree.jpg\nicon: tree.png")
    assert examples.said(found) == snapshot(
        ["3:8 advice The image “/images/tree.jpg” doesn't exist. Add it, or correct its path."]
    )


def test_a_companion_is_missed_where_the_site_asks_for_one() -> None:
    assert examples.said(check("Text.", companion="img/posts/{name}.jpg")) == snapshot(
        [
            "1:1 blocker Each post of this site has an image of its own. Add that of this one as img/posts/2026-05-14-the-new-library.jpg."
        ]
    )


def test_a_companion_may_have_another_format() -> None:
    tree = ("img/posts/2026-05-14-the-new-library.PNG",)
    assert check("Text.", tree=tree, companion="img/posts/{name}.jpg") == []


def site_with_companions(posts: int, images: int) -> tuple[str, ...]:
    names = [f"2026-04-{day:02}-news" for day in range(1, posts + 1)]
    return tuple(f"_posts/{name}.md" for name in names) + tuple(f"img/posts/{name}.jpg" for name in names[:images])


def test_a_companion_is_advised_where_nearly_all_posts_have_one() -> None:
    assert examples.said(check("Text.", tree=site_with_companions(20, 20))) == snapshot(
        [
            "1:1 advice 20 of 20 recent posts have an image of their own. Add that of this one as img/posts/2026-05-14-the-new-library.jpg."
        ]
    )


def test_no_companion_is_expected_where_too_few_posts_have_one() -> None:
    assert check("Text.", tree=site_with_companions(20, 15)) == []
    assert check("Text.", tree=site_with_companions(3, 3)) == []


def test_a_post_that_is_changed_later_needs_no_companion() -> None:
    assert check("Text.", tree=site_with_companions(20, 20), change=Change.MODIFIED) == []
