import pytest


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Every test has its own data folder: files, cache, edition."""
    settings.DATA_DIR = tmp_path
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
