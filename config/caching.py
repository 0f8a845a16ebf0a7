"""A Redis cache that nobody has to wait for.

The cache counts attempts to sign in. While Redis is away each web process counts for itself, so
people still come in and guessing stays slow.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis import RedisError

log = logging.getLogger(__name__)


def or_spare(name: str) -> Callable[..., Any]:
    """Return a method of the cache that falls back on this process's own memory."""
    usual = getattr(RedisCache, name)

    def method(cache: "PatientRedisCache", *args: Any, **values: Any) -> Any:
        try:
            return usual(cache, *args, **values)
        except RedisError as error:
            log.warning("Redis did not answer, so this process counts for itself: %s", error)
            return getattr(cache.spare, name)(*args, **values)

    return method


class PatientRedisCache(RedisCache):
    """Django's Redis cache with a spare one in the process's memory."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.spare = LocMemCache("spare", {})

    get, set, add = or_spare("get"), or_spare("set"), or_spare("add")
    touch, delete, incr = or_spare("touch"), or_spare("delete"), or_spare("incr")
    has_key, get_many = or_spare("has_key"), or_spare("get_many")
    set_many, delete_many = or_spare("set_many"), or_spare("delete_many")
