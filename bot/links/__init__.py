"""Addresses on other sites, looked at over the network. The only importer of aiohttp.

Whoever opens a pull request chooses these addresses, so each connection is judged by the address that it is about to be
made to, and nothing that comes back is believed but the number of its status.
"""

from bot.links.cache import Cache
from bot.links.checking import check_links
from bot.links.follower import Follower
from bot.links.web import Web

__all__ = ["Cache", "Follower", "Web", "check_links"]
