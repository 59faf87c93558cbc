from __future__ import annotations

import json

import jsonschema_rs
import pytest
from inline_snapshot import snapshot

from bot import schema_file
from bot.config import PATHS
from bot.model.site import SiteSettings
from bot.sites import all_sites


def test_it_stands_beside_the_configuration_wherever_that_is() -> None:
    assert [schema_file.path_beside(path) for path in PATHS] == snapshot(
        [".github/copydesk.schema.json", "copydesk.schema.json"]
    )


def test_it_accepts_what_the_configuration_accepts_and_no_more() -> None:
    schema = jsonschema_rs.validator_for(json.loads(schema_file.text()))

    assert schema.is_valid({"language": "fr", "rules": {"image-alt": "off"}})
    assert not schema.is_valid({"langage": "fr"})


def test_it_is_one_line_that_says_how_to_bring_it_up_to_date() -> None:
    assert schema_file.text().count("\n") == 1
    assert json.loads(schema_file.text())["$comment"] == snapshot(
        "What .github/copydesk.yml may say, for editors. To bring it up to date: copydesk schema > "
        ".github/copydesk.schema.json"
    )


@pytest.mark.parametrize("name", all_sites())
def test_no_site_takes_it_for_anything_of_its_own(name: str) -> None:
    site = all_sites()[name]
    paths = frozenset(map(schema_file.path_beside, PATHS))

    assert [site.post_kind(path, SiteSettings()) for path in sorted(paths)] == [None, None]
    assert not paths & {*site.configuration_files(paths), *site.author_files(paths)}
