from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import check
from bot.config import Config
from bot.model.plan import FileChange
from bot.model.post import Change, Post, PostPath
from bot.model.site import SiteFacts
from bot.repairs import Repair, repair_all
from bot.rules import all_rules
from bot.text.post import read_post
from tests.bot.rules import examples

NAMED = "_posts/2026-06-01-hello.md"
WRONG = "_posts/Hello.md"
COMPANION = {"missing-image": {"companion": "img/{name}.jpg"}}
AUTHORS = {"_authors/ada.md": "---\nfullname: Ada\n---\n"}


def a_post(path: str = WRONG, body: str = "We are here.", change: Change = Change.ADDED) -> Post:
    text = f"---\ntitle: Hello\ndate: 2026-06-01\nauthors: ada\n---\n{body}\n"
    return read_post(PostPath(path), text.encode(), change)


def around(*files: str) -> SiteFacts:
    return examples.site_of(AUTHORS, list(files))


def repaired(
    *posts: Post, files: tuple[str, ...] = (), leaving: tuple[str, ...] = (), **config: object
) -> list[Repair]:
    site = around(*(post.path for post in posts), *files)
    made, _ = repair_all(posts, site, Config.of(config), leaving=leaving)
    return list(made)


def test_text_and_name_change_together() -> None:
    (made,) = repaired(a_post(body="(Read this)[https://example.org/a]."))

    assert (made.post.path, made.count) == (NAMED, 1)
    assert made.files() == (FileChange(NAMED, made.post.text, WRONG),)
    assert "[Read this](https://example.org/a)." in made.post.text


def test_a_file_that_is_renamed_only_keeps_its_bytes() -> None:
    (made,) = repaired(a_post())
    assert made.files() == (FileChange(NAMED, None, WRONG),)


def test_a_name_that_is_taken_is_not_given() -> None:
    assert [one.made for one in repaired(a_post(), files=(NAMED,))] == [False]
    first, second = repaired(a_post(), a_post("_posts/hello.md"))
    assert [first.made, second.made] == [True, False]


def test_a_post_that_was_published_keeps_its_name() -> None:
    assert not repaired(a_post(change=Change.MODIFIED))[0].made


def test_a_day_that_nobody_wrote_is_not_guessed() -> None:
    text = "---\ntitle: Hello\nauthors: ada\n---\nWe are here.\n"
    assert not repaired(read_post(PostPath(WRONG), text.encode()))[0].made


def test_days_that_contradict_each_other_are_for_a_person_to_settle() -> None:
    assert not repaired(a_post("_posts/2026-07-01-hello.mdx"))[0].paths


def test_the_image_of_a_post_goes_along_unless_the_post_names_it() -> None:
    image = "img/Hello.png"
    (made,) = repaired(a_post(), files=(image,), rules=COMPANION)
    assert made.files() == (FileChange(NAMED, None, WRONG), FileChange("img/2026-06-01-hello.png", None, image))

    (kept,) = repaired(a_post(body="![Us](/img/Hello.png)"), files=(image,), rules=COMPANION)
    assert not kept.paths


def test_an_image_that_is_missing_already_keeps_no_post_from_its_name() -> None:
    (made,) = repaired(a_post(), rules=COMPANION)
    assert made.post.path == NAMED


def test_a_name_that_another_post_leads_to_is_kept() -> None:
    other = a_post("_posts/2026-06-02-other.md", "[The first]({% link _posts/Hello.md %}).")
    assert not repaired(a_post(), replace(other, text=other.text))[0].paths


def test_rules_that_are_let_pass_are_left() -> None:
    draft = a_post(body="(Read this)[https://example.org/a].")
    assert not repaired(draft, leaving=("malformed-link", "file-name"))[0].made


def test_a_file_in_another_encoding_is_not_touched() -> None:
    post = read_post(PostPath(WRONG), b"---\ntitle: Caf\xe9\ndate: 2026-06-01\nauthors: ada\n---\nHere.\n")
    assert not repaired(post)[0].made


NAMES = st.lists(
    st.sampled_from(
        ["2026", "-", "06", "-01-", "24", " ", "AAAA-MM-JJ", "Été", "lettres", "_", ".", ".md", ".MD", ".txt", ".docx"]
    ),
    min_size=1,
    max_size=7,
).map("".join)
TEXTS = [
    post.text
    for rule in all_rules().values()
    for _, post, _ in examples.posts(examples.sections(rule.documentation)["Bad"])
]


@given(NAMES, st.sampled_from(TEXTS), st.sampled_from(["", "date: 2026-06-01\n", "date: 2026-06-24\n"]))
@settings(max_examples=60, deadline=None)
def test_whatever_it_is_called_a_post_has_nothing_new_afterwards_and_is_repaired_once(
    name: str, text: str, dated: str
) -> None:
    config = Config.of({})
    post = read_post(PostPath(f"_posts/{name}"), text.replace("---\n", f"---\n{dated}", 1).encode())
    site = around(post.path, "_posts/2026-06-01-lettres.md")
    (made,), after = repair_all([post], site, config)
    (again,), _ = repair_all([made.post], after, config)

    assert not again.made
    assert made.post.path in after.files
    assert (post.path in after.files) is (made.post.path == post.path)
    if made.paths:
        edited = replace(made.post, path=post.path)
        reports = [check.report([one], around, config) for one, around in ((edited, site), (made.post, after))]
        before, now = (Counter(each.rule for each in report.posts[0].findings) for report in reports)
        assert now - before == Counter()
        assert now["file-name"] == 0
