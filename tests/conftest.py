"""What tests of the forge and tests against it have in common."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forge import Forge, ForgeServer, serve


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[Forge]:
    """A forge in which nothing may stray from GitHub's description."""
    forge = Forge(tmp_path)
    yield forge
    forge.close()
    assert forge.violations == []


@pytest.fixture
def server(forge: Forge) -> Iterator[ForgeServer]:
    """The same forge over HTTP."""
    with serve(forge) as server:
        yield server
