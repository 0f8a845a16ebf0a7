"""All settings; differences between deployments come from the environment only.

Every part is switched on its own: DATABASE_URL, REDIS_URL (broker), S3_BUCKET (files),
EMAIL_URL (letters), HOSTS and BIND (front). Without any of them the journal runs embedded:
SQLite, the bundled broker, local files, and letters that are read on a page.
"""

import sys
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.stores import in_folder, in_s3

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env("DATA", default=str(BASE_DIR / "data"))).resolve()


def kept_secret(name: str) -> str:
    """Return a secret that the embedded start made in DATA, or "" before there is one."""
    file = DATA_DIR / "secrets" / name
    return file.read_text().strip() if file.is_file() else ""


# --- who may come, and from where --------------------------------------------------------
LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
BIND = env("BIND", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
ALLOWED_HOSTS = env.list("HOSTS", default=LOCAL_HOSTS)
SITE_URL = env("SITE_URL", default=f"http://{ALLOWED_HOSTS[0]}:{PORT}").rstrip("/")
SECURE = SITE_URL.startswith("https://")
EMAIL_URL = env("EMAIL_URL", default="")

# Demo people and the mailbox page exist only on a machine that nobody else can reach.
LOCAL = set(ALLOWED_HOSTS) <= {*LOCAL_HOSTS, "testserver"} and BIND in {"127.0.0.1", "::1"}
MAILBOX = LOCAL and not EMAIL_URL
DEMO = env.bool("DEMO", default=False)
if DEMO and not MAILBOX:
    raise ImproperlyConfigured(
        "The demo journal has known sign-ins, so it runs only on 127.0.0.1 and without SMTP. "
        "Start with DEMO=0, or take away HOSTS, BIND and EMAIL_URL."
    )

DEBUG = env.bool("DEBUG", default=False)
TESTING = "pytest" in sys.modules
SECRET_KEY = env("SECRET_KEY", default=kept_secret("SECRET_KEY"))
LINK_KEYS = env.list("LINK_KEYS", default=kept_secret("LINK_KEYS").split(","))
if LOCAL and not SECRET_KEY:  # a command by hand before the first start
    SECRET_KEY, LINK_KEYS = "only for this machine", ["only for this machine"]
LINK_KEYS = [key for key in LINK_KEYS if key]
if not SECRET_KEY or not LINK_KEYS:
    raise ImproperlyConfigured(
        "Set SECRET_KEY and LINK_KEYS: without them nobody outside this machine may be served."
    )
if not LOCAL and not EMAIL_URL:
    raise ImproperlyConfigured("Set EMAIL_URL: a public journal must be able to send letters.")

# --- parts -----------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.admin",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "csp",
    "django_htmx",
    "template_partials",
    "accounts",
    "journal",
    "submissions",
    "reviews",
    "issues",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # outside all that may answer by itself: redirects, refusals and files have the headers too
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "journal.middleware.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "journal.middleware.NotTooLargeMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "journal.middleware.NoBlankPagesMiddleware",
    "journal.middleware.KeepTypedMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "journal.context.house",
                "issues.context.sample",
                "issues.context.papers_in_hand",
            ],
            "builtins": ["journal.templatetags.words"],
        },
    }
]
FORM_RENDERER = "journal.forms.Renderer"

# --- data ----------------------------------------------------------------------------------------
DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'journal.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Several processes share one file: writers queue up at BEGIN instead of failing midway.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000; PRAGMA busy_timeout=20000"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("REDIS_URL", default="")
CACHES = {
    "default": {
        "BACKEND": "config.caching.PatientRedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
    }
    if REDIS_URL
    # Rate limits must hold across web processes, so not in one process's memory.
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
    }
}

S3_BUCKET = env("S3_BUCKET", default="")


def stored(folder: str) -> dict:
    """Return the STORAGES entry for a folder: local by default, S3 where S3_BUCKET is set."""
    if not S3_BUCKET:
        return in_folder(DATA_DIR / "files" / folder)
    return in_s3(
        folder,
        bucket=S3_BUCKET,
        endpoint=env("S3_ENDPOINT", default=None),
        access_key=env("S3_ACCESS_KEY"),
        secret_key=env("S3_SECRET_KEY"),
    )


STORAGES = {
    "default": stored("private"),
    "private": stored("private"),
    "public": stored("public"),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # three hundred authors with nine fields each, and the rest
UPLOAD_LIMIT = 50_000_000  # bytes a file
PAPER_LIMIT = 200_000_000  # bytes a manuscript
REQUEST_LIMIT = 210_000_000  # bytes a request: a paper with all its files; nginx has the same

# --- people ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
LOGOUT_REDIRECT_URL = "/"
# How many front servers of ours add to X-Forwarded-For; rate limits count people, not nginx.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXIES", default=0)
ACCOUNT_ADAPTER = "journal.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
# The password is optional here; without it allauth would ask for none when signing in either.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {"request_login_code": "accounts.forms.AskCodeForm"}
ACCOUNT_RATE_LIMITS = {
    "ask_to_join": "5/d/user",
    "prove_address": "10/h/user,5/h/key",
    "offer_to_review": "5/h/ip,2/d/key",
}
# ORCID: sign-in with a client of the public or the member API; the group id, as issn:1234-5678,
# says that the client is a member's and that reviews may be written into records.
ORCID_CLIENT_ID = env("ORCID_CLIENT_ID", default="")
ORCID_CLIENT_SECRET = env("ORCID_CLIENT_SECRET", default="")
ORCID_GROUP_ID = env("ORCID_GROUP_ID", default="")
ORCID_COUNTRY = env("ORCID_COUNTRY", default="KZ")  # where the publisher is
ORCID_ROR = env("ORCID_ROR", default="")  # the publisher's address in ROR, if it has one
ORCID_URL = env("ORCID_URL", default="https://orcid.org").rstrip("/")
ORCID_PUBLIC_API = env("ORCID_PUBLIC_API", default="").rstrip("/")
ORCID_MEMBER_API = env("ORCID_MEMBER_API", default="").rstrip("/")
ORCID_PUBLIC_API = ORCID_PUBLIC_API or ORCID_URL.replace("://", "://pub.", 1)
ORCID_MEMBER_API = ORCID_MEMBER_API or ORCID_URL.replace("://", "://api.", 1)
ORCID_ON = bool(ORCID_CLIENT_ID and ORCID_CLIENT_SECRET)
SOCIALACCOUNT_ADAPTER = "accounts.adapter.OrcidAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "journal.views.expired"
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# --- safety ----------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        # browsers hold a form's redirect to this, too
        "form-action": [SELF, ORCID_URL] if ORCID_ON else [SELF],
        "frame-ancestors": [NONE],
        "upgrade-insecure-requests": SECURE,
    }
}

# --- letters --------------------------------------------------------------------------------------
if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "journal.mailbox.MailboxBackend" if MAILBOX else "none"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env("SENDER", default="journal@example.org")

# --- background work ---------------------------------------------------------------------------------
CELERY_BROKER_URL = REDIS_URL or "journaldb://"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = (
    # longer than the longest errand, or a running one would be delivered again
    {
        "visibility_timeout": 1800,
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
        # a person waits for this; what is not handed over now, the sweep hands over
        "max_retries": 1,
        "interval_start": 0,
    }
    if REDIS_URL
    else {"visibility_timeout": 1800}
)
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_ACKS_ON_FAILURE_OR_TIMEOUT = True
CELERY_TASK_TIME_LIMIT = 1500  # seconds; a hung errand must not hold its queue
WORKER_MEGABYTES = (
    3072  # address space of a worker; the programs it starts have bounds of their own
)
WORKER_NICENESS = 5  # reading fifty manuscripts in a row must not slow pages down
WORKER_MEGABYTES_KEPT = (
    768  # in use after an errand: a worker larger than this ends, and is started anew
)
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TASK_DEFAULT_QUEUE = "work"
CELERY_TASK_ROUTES = {
    "journal.tasks.send_letter": {"queue": "post"},
    "*.periodic.*": {"queue": "post"},
    "issues.demo.tasks.*": {"queue": "post"},  # never beside a look: see there
}
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat")
CELERY_BEAT_SCHEDULE = {
    name: {
        "task": f"{name}.periodic.look",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 55},
    }
    for name in ["journal", "submissions", "reviews", "issues"]
}

# --- languages and time ---------------------------------------------------------------------------------
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский"), ("kk", "Қазақша")]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "language"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"masked": {"()": "accounts.links.MaskTokens"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["masked"]}
    },
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="WARNING")},
}
