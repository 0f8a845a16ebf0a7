"""Settings of the throw-away workers that the kill tests start: a database and nothing else."""

import os

import environ

DATABASES = {"default": environ.Env().db_url_config(os.environ["TRIAL_DATABASE"])}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    }
INSTALLED_APPS: list[str] = []
SECRET_KEY = "only for trials"
USE_TZ = True
