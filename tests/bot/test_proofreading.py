from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot import proofreading
from bot.config import Config
from bot.conventions import precedent_of
from bot.model.place import Span
from bot.model.post import Change, PostPath
from bot.model.site import SiteSettings, SourceFile
from bot.model.snapshot import ChangedPost
from bot.model.spelling import Checker, Copy
from bot.spelling.reader import words_of
from bot.text.post import read_changed
from tests.bot.spelling.copies import ALL, PATH, copy, post


def words(read_copy: Copy) -> list[str]:
    return list(words_of(read_copy))


def test_without_a_rule_that_is_on_nothing_is_read() -> None:
    one = post("The library opens.")
    fresh = {one.path: proofreading.all_lines(one)}
    assert proofreading.copies([one], fresh, (), SiteSettings(), Config.of({})) == ()
    assert proofreading.wanted(Config.of({})) == frozenset()


def test_a_rule_that_is_on_in_one_folder_is_wanted_for_its_posts_alone() -> None:
    config = Config.of({"folders": {"fr": {"rules": {"misspelled-word": "advice"}}}})
    posts = [post("The library opens on the hour."), post("The library opens.", PostPath("fr/_posts/2026-05-14-a.md"))]
    fresh = {one.path: proofreading.all_lines(one) for one in posts}
    assert proofreading.wanted(config) == {Checker.HUNSPELL}
    assert [one.path for one in proofreading.copies(posts, fresh, (), SiteSettings(), config)] == [posts[1].path]


def test_typos_reads_english_and_grammalecte_french() -> None:
    assert copy("The hours of the library are these.")[1].checkers == {Checker.HUNSPELL, Checker.TYPOS}
    assert copy("Les horaires de la ville sont dans le journal.")[1].checkers == {
        Checker.HUNSPELL,
        Checker.GRAMMALECTE,
    }


def test_a_post_in_another_language_is_not_read() -> None:
    one = post("Öffnungszeiten")
    assert proofreading.copies([one], {one.path: {4}}, (), SiteSettings(language="de"), ALL) == ()


def test_only_prose_is_read() -> None:
    body = """The words here, `codespan` and [shown](https://hidden.example/hidden) [too](hidden.md) of this are read.

> quotedblock

He wrote “quotedword” and <b class="hidden">x</b> {{ hidden }} @hidden snake_case camelCase version2 file.name
and the agent·e·s, l'école d'Artagnan, **d**émarche, doesn't, word/other, re-use.

```
codeblock
```
"""
    assert words(copy(body)[1]) == snapshot(
        [
            "words",
            "here",
            "shown",
            "this",
            "read",
            "wrote",
            "école",
        ]
    )


def test_of_the_front_matter_title_and_description_are_read() -> None:
    text = '---\ntitle: "The opning"\nlayout: layoutword\ndescription: The hours\n---\nThe body of this.\n'
    one = read_changed(ChangedPost(SourceFile(PATH, text.encode()), Change.ADDED))
    [found] = proofreading.copies([one], {one.path: proofreading.all_lines(one)}, (), SiteSettings(), ALL)
    assert words(found) == ["opning", "hours", "body", "this"]


def test_only_words_on_fresh_lines_are_judged_though_their_sentence_is_given_whole() -> None:
    one, found = copy("The first line of\nthe second line.", lines=[5])
    assert words(found) == ["second", "line"]
    assert [passage.text for passage in found.passages] == ["The first line of\nthe second line."]
    assert found.lines == (Span(one.text.index("the second"), one.text.index("\n", one.text.index("the second"))),)


def test_words_of_published_posts_are_right_but_for_those_of_the_post_itself() -> None:
    other = precedent_of(post("The shared word of *others*.", PostPath("_posts/2026-01-01-other.md")), None)
    own = precedent_of(post("The owned word."), None)
    one = post("The shared and the owned, for others.")
    fresh = {one.path: proofreading.all_lines(one)}
    [found] = proofreading.copies([one], fresh, (other, own), SiteSettings(), ALL)
    assert words(found) == ["owned"]


def test_a_common_mistake_is_left_to_the_rule_of_that_name() -> None:
    assert words(copy("The library will recieve this.")[1]) == ["library", "will", "this"]


def test_of_a_changed_post_the_lines_of_its_diff_are_fresh_and_of_a_new_one_all() -> None:
    source = SourceFile(PATH, b"---\ntitle: A\n---\nOne.\nTwo.\n")
    changed = ChangedPost(source, Change.MODIFIED, patch="@@ -3,2 +3,3 @@\n ---\n One.\n+Two.\n")
    new = ChangedPost(source, Change.ADDED, patch=None)
    unknown = ChangedPost(source, Change.MODIFIED, patch=None)
    for one, lines in ((changed, {5}), (new, {1, 2, 3, 4, 5, 6}), (unknown, set())):
        assert proofreading.fresh_lines([one], [read_changed(one)]) == {PATH: lines}


@settings(max_examples=100)
@given(
    body=st.text(st.sampled_from("abé'’-“”\"\n *`[]()<>{}%_:#>|A1.@\ufffc\u2028\r"), max_size=120),
    lines=st.frozensets(st.integers(1, 12)),
)
def test_every_word_is_exactly_what_stands_on_a_fresh_line(body: str, lines: frozenset[int]) -> None:
    one = post(f"The hours of the library.\n\n{body}")
    for found in proofreading.copies([one], {one.path: lines}, (), SiteSettings(), ALL):
        for passage in found.passages:
            assert len(passage.text) <= len(one.text) - passage.start
        for word, spans in words_of(found).items():
            assert {span.of(one.text) for span in spans} == {word}
            assert {one.position(span.start).line for span in spans} <= lines


def test_of_many_posts_the_first_are_read() -> None:
    posts = [post("The library.", PostPath(f"_posts/2026-05-14-{number:02}.md")) for number in range(30)]
    fresh = {one.path: proofreading.all_lines(one) for one in posts}
    assert len(proofreading.copies(posts, fresh, (), SiteSettings(), ALL)) == proofreading.MOST_POSTS
    assert len(proofreading.copies(posts, fresh, (), SiteSettings(), ALL, limit=None)) == 30
