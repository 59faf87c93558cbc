from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.model.front_matter import ProblemKind
from bot.model.post import Change, PostPath
from bot.model.site import SourceFile
from bot.model.snapshot import ChangedPost
from bot.text.post import read_changed, read_post

PATH = PostPath("_posts/2017-05-04-a.md")


def test_a_post_is_its_front_matter_and_its_body() -> None:
    post = read_post(PATH, "---\r\ntitle: Été\r\n---\r\n\r\n## Œuvre\r\n".encode())
    assert post.front_matter.text("title") == "Été"
    assert [heading.span.of(post.text) for heading in post.body.headings] == ["## Œuvre"]
    assert post.position(post.body.headings[0].span.start).line == 5


def test_without_front_matter_all_is_body() -> None:
    post = read_post(PATH, b"# Title\n")
    assert [problem.kind for problem in post.front_matter.problems] == [ProblemKind.MISSING]
    assert (post.body.span.start, len(post.body.headings)) == (0, 1)


def test_what_is_wrong_with_the_bytes_comes_before_what_is_wrong_with_the_metadata() -> None:
    post = read_post(PATH, b"\xef\xbb\xbf---\ntitle: \xe9: a\n---\n")
    assert [problem.kind for problem in post.front_matter.problems] == [
        ProblemKind.BYTE_ORDER_MARK,
        ProblemKind.NOT_UTF8,
        ProblemKind.UNQUOTED_COLON,
    ]
    assert post.front_matter.text("title") == "\ufffd: a"


def test_a_renamed_post_remembers_where_it_was() -> None:
    post = read_post(PATH, b"", Change.RENAMED, PostPath("_drafts/a.md"))
    assert (post.change, post.previous_path) == (Change.RENAMED, "_drafts/a.md")
    assert read_changed(ChangedPost(SourceFile(PATH, b""), Change.RENAMED, "_drafts/a.md")) == post


@given(
    content=st.binary() | st.text().map(str.encode) | st.text().map(lambda text: f"---\n{text}\n---\n{text}".encode())
)
def test_any_file_can_be_read(content: bytes) -> None:
    post = read_post(PATH, content)
    assert all(post.position(problem.span.end) >= post.position(0) for problem in post.front_matter.problems)
    assert post.body.span.end == len(post.text)
