"""Addresses and opaque ids."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forge.repository import Repository


def node_id(kind: str, number: int) -> str:
    """An opaque id such as GraphQL uses: stable, and telling for whoever decodes it."""
    return base64.b64encode(f"{len(kind):03}:{kind}{number}".encode()).decode()


def api(repository: Repository, path: str = "") -> str:
    """An address of the REST API under a repository."""
    return f"{repository.forge.api_url}/repos/{repository.full_name}{path}"


def html(repository: Repository, path: str = "") -> str:
    """An address for browsers under a repository."""
    return f"{repository.forge.url}/{repository.full_name}{path}"
