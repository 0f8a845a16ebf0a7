import os

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.db.models import FileField
from django.utils import translation

from config.stores import in_folder


def pytest_collection_modifyitems(config, items):
    """With THOROUGH=0, as `make test` has it, leave out what takes long: CI runs it."""
    if os.environ.get("THOROUGH") != "0":
        return
    long = [item for item in items if item.get_closest_marker("thorough")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in set(long)]


@pytest.fixture(autouse=True)
def own_language(settings):
    """A page asked for in another language leaves it behind in the thread; no test inherits it."""
    translation.activate(settings.LANGUAGE_CODE)


def own_store(tmp_path, name):
    """A folder, or with FILES=s3 a folder in the bucket of a server that speaks S3."""
    if os.environ.get("FILES") != "s3":
        return in_folder(tmp_path / name)
    from tests import store  # noqa: PLC0415 - it takes a second that no other run needs

    return store.stored(f"{tmp_path.parent.name}/{tmp_path.name}/{name}")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, monkeypatch):
    """Every test has its own data folder: files, cache, edition."""
    settings.DATA_DIR = tmp_path
    settings.WHITENOISE_AUTOREFRESH = True  # there is no folder of collected files in a test
    for name in ("default", "private", "public"):
        settings.STORAGES = settings.STORAGES | {name: own_store(tmp_path, name)}
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": str(tmp_path),
        }
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for field in (f for m in apps.get_models() for f in m._meta.fields if isinstance(f, FileField)):
        # a field asks for its storage once, when the models are loaded
        choose = getattr(field, "_storage_callable", lambda storage=field.storage: storage)
        monkeypatch.setattr(field, "storage", choose())


@pytest.fixture
def kept():
    """Return a function that lists the names of all private files, in a folder or in a bucket."""

    def names(folder=""):
        storage = storages["private"]
        try:
            folders, files = storage.listdir(folder)
        except FileNotFoundError:  # nothing was kept in it yet
            return []
        inside = [name for each in folders for name in names(f"{folder}{each}/")]
        return [f"{folder}{name}" for name in files] + inside

    return names
