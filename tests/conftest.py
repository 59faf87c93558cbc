"""What tests of the forge and tests against it have in common."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from forge import Forge, ForgeServer, serve

# How long an example takes says how busy the machine is, and is nothing for a test to fail of. The default profile is
# what stands already, which differs in CI.
settings.register_profile("timeless", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("timeless")


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
