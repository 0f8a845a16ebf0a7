"""The cache of the grown journal serves on while Redis is away."""

import pytest
from redis import ConnectionError as RedisAway

from config.caching import PatientRedisCache


@pytest.fixture
def cache():
    """A cache whose Redis is not there."""
    return PatientRedisCache("redis://127.0.0.1:1/0", {"OPTIONS": {"socket_connect_timeout": 1}})


def test_attempts_are_counted_in_memory_while_redis_is_away(cache, caplog):
    cache.set("attempts", [1], 60)

    assert cache.get("attempts") == [1]
    assert cache.add("attempts", [2]) is False
    assert "Redis did not answer" in caplog.text


def test_only_redis_being_away_is_borne(cache, monkeypatch):
    monkeypatch.setattr(PatientRedisCache, "_cache", None)

    with pytest.raises(AttributeError):
        cache.get("attempts")


def test_the_usual_error_is_the_one_that_redis_raises(cache):
    with pytest.raises(RedisAway):
        super(PatientRedisCache, cache).get("attempts")
