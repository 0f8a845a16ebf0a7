import os

import pytest
from django.apps import apps
from django.db.models import FileField
from django.utils import translation


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


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, monkeypatch):
    """Every test has its own data folder: files, cache, edition."""
    settings.DATA_DIR = tmp_path
    settings.WHITENOISE_AUTOREFRESH = True  # there is no folder of collected files in a test
    for name in ("default", "private", "public"):
        settings.STORAGES = settings.STORAGES | {
            name: {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"location": tmp_path / name, "base_url": None},
            }
        }
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
