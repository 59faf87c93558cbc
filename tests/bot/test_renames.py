from __future__ import annotations

from dataclasses import replace

from bot.model.post import PostPath
from bot.model.site import ImageSize, KnownPost
from bot.renames import after, renamed, wanted
from tests.bot.rules import examples
from tests.bot.test_repairs import NAMED, WRONG, a_post

SIZE = ImageSize(3)
SITE = replace(
    examples.site_of({}, [WRONG, "img/Hello.jpg"]),
    posts=(KnownPost(PostPath(WRONG), "Hello"), KnownPost(PostPath("_posts/a.md"), "A")),
    sizes={"img/Hello.jpg": SIZE},
)
PATHS = {WRONG: NAMED, "img/Hello.jpg": "img/2026-06-01-hello.jpg"}


def test_nothing_is_renamed_that_no_rule_is_certain_of() -> None:
    assert wanted((), a_post(), SITE, "img/{name}.jpg") == {}


def test_all_that_is_known_of_a_file_goes_by_its_new_name() -> None:
    found = after(SITE, PATHS)

    assert found.files == {NAMED, "img/2026-06-01-hello.jpg"}
    assert [post.path for post in found.posts] == ["_posts/a.md"]
    assert found.sizes == {"img/2026-06-01-hello.jpg": SIZE}


def test_a_post_is_as_new_under_its_new_name() -> None:
    post = a_post()
    assert renamed(post, PATHS) == replace(post, path=PostPath(NAMED))
    assert renamed(post, {}) == post
