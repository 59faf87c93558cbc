"""CODEOWNERS as GitHub describes it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reviewers._owners import last_match, owners_of

SEGMENTS = st.text("abc-_.", min_size=1, max_size=5).filter(lambda name: name.strip(".") != "")
PATHS = st.lists(SEGMENTS, min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("pattern", "path", "owned"),
    [
        ("*", "a/b.md", True),
        ("*.md", "a/b/c.md", True),
        ("/docs/", "docs/a/b.md", True),
        ("/docs/", "a/docs/b.md", False),
        ("docs/*", "docs/a.md", True),
        ("docs/*", "docs/a/b.md", False),
        ("posts/", "a/posts/b.md", True),
        ("/posts/**/draft.md", "posts/a/b/draft.md", True),
        ("_posts/un\\ billet.md", "_posts/un billet.md", True),
        ("_Posts/", "_posts/a.md", False),
        ("[ab].md", "a.md", False),
        ("!a.md", "a.md", False),
    ],
)
def test_a_pattern_owns_what_github_says(pattern: str, path: str, owned: bool) -> None:
    assert owners_of(f"{pattern} @bob", path) == (("bob",) if owned else ())


def test_the_last_line_that_matches_counts_even_without_owners() -> None:
    text = "* @zoe @org/all\n_posts/ @bob # @carol reads too\n_posts/free/\n"
    assert owners_of(text, "index.md") == ("zoe", "org/all")
    assert owners_of(text, "_posts/a.md") == ("bob",)
    assert owners_of(text, "_posts/free/a.md") == ()


def test_a_line_that_github_skips_hides_no_other() -> None:
    assert owners_of("* @zoe\n[a-z @bob\n# * @carol\n/ @dan\n", "a.md") == ("zoe",)


def test_an_owner_by_mail_cannot_be_asked() -> None:
    assert owners_of("* someone@example.org @zoe", "a.md") == ("zoe",)


def test_the_last_pattern_is_the_one_that_counts() -> None:
    assert last_match(("*", "_posts/", "pages/"), "_posts/a.md") == "_posts/"
    assert last_match(("pages/",), "_posts/a.md") is None


@settings(max_examples=100)
@given(st.text(max_size=80), PATHS)
def test_any_text_is_read(text: str, path: str) -> None:
    assert all(not owner.startswith("@@") for owner in owners_of(text, path)) or "@@" in text


@settings(max_examples=100)
@given(PATHS)
def test_a_path_owns_itself_and_what_is_below_it(path: str) -> None:
    assert owners_of(f"/{path} @bob", path) == ("bob",)
    assert owners_of(f"/{path} @bob", f"{path}/more.md") == ("bob",)
    assert owners_of(f"/{path} @bob", f"other/{path}") == ()
