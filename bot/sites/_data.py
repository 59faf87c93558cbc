"""Data files of a site, in YAML, JSON or TOML by their names."""

from __future__ import annotations

from collections.abc import Mapping
from os.path import splitext

from bot.model.front_matter import Value
from bot.model.site import SourceFile
from bot.text.decode import decode
from bot.text.front_matter import read_front_matter
from bot.text.toml_values import read_toml
from bot.text.yaml import read_yaml

ENDINGS = frozenset((".yml", ".yaml", ".json", ".toml"))


def mapping_of(source: SourceFile) -> Mapping[str, Value]:
    """The keys of a data file; none of one that can't be read."""
    content, _ = decode(source.content)
    match splitext(source.path)[1].lower():
        case ".toml":
            entries, problems = read_toml(content)
            return {} if problems else {entry.key: entry.value for entry in entries}
        case ".json":
            return read_front_matter(content).metadata
        case _:
            return read_yaml(content).value
