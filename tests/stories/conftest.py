from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stories.world import World, world


@pytest.fixture(name="world", params=["kept", "lost"])
def _world(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[World]:
    """Every story is told twice: with a store that is kept, and with one that is lost before each answer."""
    with world(tmp_path) as made:
        made.forgetful = request.param == "lost"
        yield made
