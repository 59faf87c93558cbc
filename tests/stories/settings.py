"""The settings of a Copydesk that takes a forge for GitHub."""

from __future__ import annotations

from typing import Any

from bot.settings import Settings
from forge import Forge


def settings(forge: Forge, **more: Any) -> Settings:
    """For a forge that is served; ``more`` are settings by name."""
    return Settings.load(
        github_api_url=forge.api_url,
        github_app_id=forge.app.id,
        github_private_key=forge.app.private_key_pem,
        webhook_secret=forge.app.webhook_secret,
        **{"check_links": False, **more},
    )
