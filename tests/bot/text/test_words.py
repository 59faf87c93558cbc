from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.words import slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("L'intrapreneur n'est pas", "l-intrapreneur-n-est-pas"),
        ("L’Œuvre d’Ægir : où ça ?", "l-oeuvre-d-aegir-ou-ca"),
        ("  50 % — des   élèves… ", "50-des-eleves"),
        ("Straße, Łódź", "strasse-lodz"),
        ("İstanbul", "istanbul"),
        ("日本", ""),
        ("!", ""),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_is_words_in_ascii_and_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug
