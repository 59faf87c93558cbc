from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.site import Author, AuthorId
from bot.rules._people import Authors, file_for, meant_by, nearest_to
from tests.bot.rules.examples import site_of


def authors(**names: str) -> Authors:
    ids = {AuthorId(key.replace("_", ".")): name for key, name in names.items()}
    return {author: Author(author, f"_authors/{author}.md", name) for author, name in ids.items()}


KNOWN = authors(mary_somerville="Mary Somerville", ada_lovelace="Ada Lovelace")


@pytest.mark.parametrize("written", ["Mary Somerville", "mary-somerville", "MARY.SOMERVILLE", "Máry  Somerville"])
def test_an_id_or_a_name_is_meant_however_it_is_spelt(written: str) -> None:
    assert meant_by(written, KNOWN) == "mary.somerville"


@pytest.mark.parametrize("written", ["", "Mary", "手紙", "mary.sommerville"])
def test_nobody_is_meant_by_anything_else(written: str) -> None:
    assert meant_by(written, KNOWN) is None


@pytest.mark.parametrize("written", ["mary.sommerville", "mary.sommervile", "mray.somerville"])
def test_a_slip_leads_to_the_nearest_id(written: str) -> None:
    assert nearest_to(written, KNOWN) == "mary.somerville"


def test_a_letter_in_four_is_no_slip() -> None:
    assert nearest_to("bill", authors(will="Will")) is None
    assert nearest_to("tadhg", authors(tadgh="Tadgh")) == "tadgh"


def test_a_new_author_gets_an_id_and_a_file_like_those_of_the_others() -> None:
    assert file_for("Grace Hopper", KNOWN, site_of({})) == "_authors/grace.hopper.md"
    assert file_for("Grace Hopper", {}, site_of({})) == "_authors/grace-hopper.md"
    in_one = {AuthorId(name): Author(AuthorId(name), "_data/authors.yml") for name in ("ada", "mary")}
    assert file_for("grace", in_one, site_of({})) == "_data/authors.yml"


@given(st.text(max_size=20))
def test_whatever_is_written_gets_an_answer(written: str) -> None:
    assert nearest_to(written, KNOWN) in (None, *KNOWN)
    assert file_for(written, KNOWN, site_of({})).startswith("_authors/")
