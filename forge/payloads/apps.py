"""The app, its installations and its deliveries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forge.app import Installation
from forge.clock import iso
from forge.payloads.accounts import user
from forge.payloads.links import node_id

if TYPE_CHECKING:
    from forge.hub import Forge


def app(forge: Forge) -> dict[str, Any]:
    """The app itself (`integration`)."""
    own = forge.app
    return {
        "id": own.id,
        "client_id": f"Iv1.{own.id:016x}",
        "slug": own.slug,
        "node_id": node_id("Integration", own.id),
        "owner": user(forge, own.owner),
        "name": own.name,
        "description": "",
        "external_url": forge.url,
        "html_url": f"{forge.url}/apps/{own.slug}",
        "created_at": iso(own.created_at),
        "updated_at": iso(own.created_at),
        "permissions": dict(own.permissions),
        "events": list(own.events),
    }


def installation(forge: Forge, place: Installation) -> dict[str, Any]:
    """The app on one account (`installation`)."""
    return {
        "id": place.id,
        "client_id": f"Iv1.{forge.app.id:016x}",
        "account": user(forge, place.account),
        "repository_selection": "selected",
        "access_tokens_url": f"{forge.api_url}/app/installations/{place.id}/access_tokens",
        "repositories_url": f"{forge.api_url}/installation/repositories",
        "html_url": f"{forge.url}/settings/installations/{place.id}",
        "app_id": forge.app.id,
        "app_slug": forge.app.slug,
        "target_id": place.account.id,
        "target_type": place.account.kind.value,
        "permissions": dict(forge.app.permissions),
        "events": list(forge.app.events),
        "created_at": iso(place.created_at),
        "updated_at": iso(place.created_at),
        "single_file_name": None,
        "has_multiple_single_files": False,
        "single_file_paths": [],
        "suspended_by": None,
        "suspended_at": iso(place.suspended_at) if place.suspended_at else None,
    }
