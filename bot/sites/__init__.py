"""The site generators, one module each, every one of which satisfies :class:`bot.model.site.Site`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from bot import plugins
from bot.model.site import Site

_LAST_RESORT = "plain"
_FUNCTIONS = tuple(name for name in vars(Site) if not name.startswith("_"))


@cache
def all_sites() -> Mapping[str, Site]:
    """Every generator by its id, sorted. Raises BrokenPlugin for a module that lacks a function of ``Site``."""
    found: dict[str, Site] = {}
    for site_id, module in plugins.modules(__name__):
        for function in _FUNCTIONS:
            if not callable(getattr(module, function, None)):
                raise plugins.lacks(module, f"function {function}()")
        found[site_id] = module
    return MappingProxyType(found)


def recognise(files: frozenset[str]) -> tuple[str, Site] | None:
    """The first generator, by name, that recognises the repository, with its id; folders without one come last."""
    ordered = sorted(all_sites().items(), key=lambda found: (found[0] == _LAST_RESORT, found[0]))
    return next(((site_id, site) for site_id, site in ordered if site.recognises(files)), None)
