"""Posts given the day on which they go out, written as their dates were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import check
from bot.config import Config
from bot.model.plan import Commit, FileChange
from bot.model.publication import Barrier, BarrierKind
from bot.model.site import SourceFile
from bot.model.snapshot import ChangedPost, HeadBranch, Sha, Snapshot, StickyComment
from bot.model.standing import Schedule, Standing
from bot.redating import redate
from bot.render.language import ENGLISH
from bot.text.marker import embed
from bot.text.post import read_changed
from tests.bot.builders import a_pull
from tests.bot.test_publication import CLAIRE, HEAD, NOW, PATH, a_look, at, seen

BRANCH = HeadBranch("site/blog", "draft", foreign=False, writable=True)


def set_date(look: Snapshot, standing: Standing | None = None, wanted: bool = True, **found: Any) -> Commit | None:
    config = Config.of({"time_zone": "Europe/Paris", "publish": {"set_date": wanted}})
    publication = seen(look, standing)
    assert publication is not None
    posts = tuple(map(read_changed, look.posts))
    return redate(look, config, check.facts(look, config), posts, replace(publication, **found), ENGLISH)


def files(look: Snapshot, standing: Standing | None = None) -> tuple[FileChange, ...]:
    commit = set_date(look, standing)
    return commit.files if commit else ()


def a_branch(path: str = PATH, front: str = "", **changes: Any) -> Snapshot:
    return a_look(path, front, **{"pull": a_pull(branch=BRANCH)} | changes)


def test_a_file_is_named_after_its_day_and_says_so_in_one_commit() -> None:
    commit = set_date(a_branch())
    assert commit == Commit(
        "site/blog",
        "draft",
        HEAD,
        "Give the post the day on which it goes out\n\nPublication-date: 2026-12-01",
        (FileChange("_posts/2026-12-01-a.md", None, PATH),),
    )


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("2026-11-10", "2026-12-01"),
        ("'2026-11-10'", "'2026-12-01'"),
        ("2026-11-10 18:00", "2026-12-01 09:00"),
        ("2026-11-10T18:00:30Z", "2026-12-01T08:00:00Z"),
        ("2026-11-10 18:00:00 +0100", "2026-12-01 09:00:00 +0100"),
        ("2026-07-10 18:00:00 +02:00", "2026-12-01 09:00:00 +01:00"),
        ("2026-11-10 18:00 +02", "2026-12-01 09:00 +0100"),
        ("2026-12-01 18:00", "2026-12-01 09:00"),
        ("2026-11-31", "2026-12-01"),
    ],
)
def test_a_date_is_written_as_it_was(written: str, becomes: str) -> None:
    named = "_posts/2026-12-01-a.md"
    (change,) = files(a_branch(named, f"date: {written} # the day\nlayout: post\n"))
    text = f"---\ntitle: A\ndate: {becomes} # the day\nlayout: post\n---\nText.\n"
    assert change == FileChange(named, text)


@pytest.mark.parametrize(
    "front",
    ["", "date: 2026-12-01\n", "date: 2026-12-01 07:00\n", "date: soon\n", "date: 2026-11-10 18:00 Europe/Paris\n"],
)
def test_what_is_right_or_no_date_stays(front: str) -> None:
    assert files(a_branch("_posts/2026-12-01-a.md", front)) == ()


def test_an_image_that_goes_by_the_posts_name_comes_along() -> None:
    image = "img/posts/2026-11-10-a.jpg"
    look = a_branch(files=frozenset({PATH, image, "_config.yml"}))
    config = Config.of(
        {"rules": {"missing-image": {"companion": "img/posts/{name}.jpg"}}, "publish": {"set_date": True}}
    )
    found = seen(look)
    commit = redate(look, config, check.facts(look, config), tuple(map(read_changed, look.posts)), found, ENGLISH)
    assert commit is not None
    assert commit.files[1:] == (FileChange("img/posts/2026-12-01-a.jpg", None, image),)


def test_a_name_that_is_taken_is_left_alone() -> None:
    assert files(a_branch(files=frozenset({PATH, "_posts/2026-12-01-a.md", "_config.yml"}))) == ()


def test_one_that_goes_out_late_gets_the_day_on_which_it_does() -> None:
    (change,) = files(a_branch(now=at("2026-12-03 10:00")))
    assert change.path == "_posts/2026-12-03-a.md"


def test_nothing_is_pushed_unasked_nor_where_that_is_not_allowed_nor_before_people_have_done_their_part() -> None:
    assert set_date(a_branch(), wanted=False) is None
    assert set_date(a_branch(), settled=False) is None
    late = a_branch(now=at("2026-12-03 10:00"))
    assert set_date(late, barriers=(Barrier(BarrierKind.CHECK_FAILED, "site"),)) is None
    assert set_date(a_branch(pull=a_pull(branch=None))) is None
    assert set_date(a_branch(pull=a_pull(branch=replace(BRANCH, writable=False)))) is None
    assert set_date(a_branch(push_refused=True)) is None


def test_what_github_refused_is_not_tried_again_on_the_same_head() -> None:
    for head, made in ((HEAD, False), (Sha("d" * 40), True)):
        look = a_branch(comment=StickyComment(1, embed("", {"push_refused": head})))
        assert (set_date(look) is not None) == made


def test_a_post_in_another_encoding_is_left_alone() -> None:
    look = a_branch()
    latin = SourceFile(PATH, "---\ntitle: É\n---\nText.\n".encode("latin-1"))
    assert files(replace(look, posts=(ChangedPost(latin, look.posts[0].change),))) == ()


WRITTEN = st.sampled_from(["2026-11-10", "2026-11-10 18:00", "2026-11-10T18:00:00Z", "2026-11-10 18:00:00 +0900"])


@given(st.dates(date(2026, 11, 11), date(2028, 11, 11)), st.times(), WRITTEN)
def test_once_set_a_date_is_right(day: date, hour: time, written: str) -> None:
    standing = Standing(schedule=Schedule(day, hour.replace(second=0, microsecond=0), CLAIRE, NOW))
    look = a_branch(PATH, f"date: {written}\n")
    (change,) = files(look, standing)
    assert change.text is not None
    source = SourceFile(change.path, change.text.encode())
    again = replace(look, posts=(ChangedPost(source, look.posts[0].change),), files=frozenset({change.path}))
    assert files(again, standing) == ()
