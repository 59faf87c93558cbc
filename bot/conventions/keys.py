"""The keys of the front matter: which ones posts have, what they hold, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from bot.conventions.support import support_of
from bot.model.conventions import Key, Shape, Support, WrittenKey

_FEW_VALUES = 12
_MANY_USES = 20


def keys_of(posts: Sequence[Sequence[WrittenKey]], *, recent: bool = True) -> Mapping[str, Key]:
    """Every key that a post has, by its name in order; the posts come newest first, as in :func:`support_of`."""
    by_name = [{key.name: key for key in keys} for keys in posts]
    names = sorted(set(chain.from_iterable(by_name)))
    return MappingProxyType({name: _key(name, by_name, recent=recent) for name in names})


def _key(name: str, posts: Sequence[Mapping[str, WrittenKey]], *, recent: bool) -> Key:
    given = [key for post in posts if (key := post.get(name)) and key.shape]
    shape, shape_support = _shape(given, recent=recent)
    values = Counter(value for key in given for value in key.values)
    return Key(
        name,
        support_of(posts, lambda post: name in post and post[name].shape is not None, recent=recent),
        shape,
        shape_support,
        MappingProxyType(dict(sorted(values.items(), key=lambda pair: (-pair[1], pair[0])))),
        closed=values.total() >= _MANY_USES and len(values) <= _FEW_VALUES and 1 not in values.values(),
    )


def _shape(given: Sequence[WrittenKey], *, recent: bool) -> tuple[Shape | None, Support]:
    """What nearly all of those that hold something hold, if there is enough of them."""
    shapes = Counter(key.shape for key in given)
    if not shapes:
        return None, Support()
    commonest = min(filter(None, shapes), key=lambda shape: (-shapes[shape], shape))
    support = support_of(given, lambda key: key.shape is commonest, recent=recent)
    return (commonest if support.fair and support.total >= _MANY_USES else None), support
