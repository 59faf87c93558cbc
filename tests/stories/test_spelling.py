"""Spelling, where a site has turned it on."""

from __future__ import annotations

import pytest

from bot import sample
from tests.bot.spelling.copies import dictionaries
from tests.stories.world import World, sticky

CONFIG = ".github/copydesk.yml"
PUBLISHED = "_posts/2026-01-15-marche.md"
POST = "---\ntitle: Le marché\nauthors: [lucie.martel]\n---\nLes étals du villlage ouvrent dans la rue.\n"


@pytest.fixture(autouse=True)
def _spelling(world: World, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"en": "the", "fr": "village marché"}
    monkeypatch.setenv("DICPATH", str(dictionaries(tmp_path_factory.mktemp("dictionaries"), words)))
    config = dict(sample.files())[CONFIG]
    text = config if isinstance(config, str) else config.decode()
    assert "\nrules:" not in text
    world.repository.commit("main", {CONFIG: f"{text}\nrules: {{misspelled-word: advice}}\n", PUBLISHED: POST})


def test_a_misspelling_in_a_new_post_is_pointed_out(world: World) -> None:
    pull = world.open(
        {"_posts/2026-11-10-ecole.md": POST.replace("Le marché", "La rue").replace("villlage", "villagge")}
    )
    world.settle()
    [comment] = sticky(world, pull)
    assert "« villagge » n’est dans aucun dictionnaire. Est-ce « village » ?" in " ".join(comment.split())
    assert world.look(pull) == []


def test_in_a_published_post_only_what_is_new_is_read(world: World) -> None:
    pull = world.open({PUBLISHED: POST + "\nLe marrché de la ville.\n"})
    world.settle()
    [comment] = sticky(world, pull)
    assert "marrché" in comment
    assert "villlage" not in comment
