"""Django's settings: fixed decisions here, an operator's choices in `env`."""

from pathlib import Path
from typing import Any

import environ
from django.utils.translation import gettext_lazy as _

from moothill import __version__
from moothill.config.env import read
from moothill.config.secret import secret_key

PACKAGE = Path(__file__).resolve().parents[1]
HOME = Path(read("MOOTHILL_HOME")).expanduser().resolve()
RELEASE = __version__
SECRET_KEY = secret_key(read("MOOTHILL_SECRET_KEY"), HOME)
DEBUG = read("MOOTHILL_DEBUG")
ALLOWED_HOSTS = read("MOOTHILL_ALLOWED_HOSTS")
SITE_URL = read("MOOTHILL_SITE_URL")
PORT = read("PORT")
HOST = read("MOOTHILL_HOST")
TRUSTED_PROXIES = read("MOOTHILL_TRUSTED_PROXIES")
THREADS = read("MOOTHILL_THREADS")

INSTALLED_APPS = [
    "moothill.config",
    "moothill.front.begin",
    "moothill.front.practice",
    "moothill.front.operate",
    "moothill.front.change",
    "moothill.front.review",
    "moothill.front.moderate",
    "moothill.front.talk",
    "moothill.front.trail",
    "moothill.front.notices",
    "moothill.front.me",
    "moothill.front.feeds",
    "moothill.front.site",
    "moothill.front.desk",
    "moothill.front.data",
    "moothill.front.sample",
    "moothill.rooms.standards",
    "moothill.front.reader",
    "moothill.front.importing",
    "moothill.rooms.news",
    "moothill.rooms.monitoring",
    "moothill.rooms.commitments",
    "moothill.rooms.signoffs",
    "moothill.rooms.responses",
    "moothill.rooms.themes",
    "moothill.rooms.coding",
    "moothill.rooms.inputs",
    "moothill.rooms.planner",
    "moothill.rooms.activities",
    "moothill.rooms.pages",
    "moothill.rooms.plan",
    "moothill.commons.search",
    "moothill.commons.moderation",
    "moothill.commons.discussion",
    "moothill.commons.notifications",
    "moothill.commons.record",
    "moothill.commons.cycles",
    "moothill.commons.files",
    "moothill.commons.journal",
    "moothill.commons.policy",
    "moothill.commons.people",
    "moothill.commons.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "moothill.commons.cycles.middleware.who_is_here",
    "moothill.front.practice.middleware.nothing_to_sign_in_to",
    "django.contrib.messages.middleware.MessageMiddleware",
    "moothill.config.middleware.Refusals",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "moothill.config.urls"
WSGI_APPLICATION = "moothill.config.wsgi.application"
APPEND_SLASH = True
FORM_RENDERER = "moothill.commons.ui.forms.Renderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "moothill.commons.ui.context.brand",
                "moothill.front.site.context.mail_page",
                "moothill.front.notices.context.unread",
                "moothill.front.practice.context.acting",
            ],
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": environ.Env().db_url_config(read("DATABASE_URL") or f"sqlite:///{HOME}/moothill.sqlite3")
}
EMBEDDED = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
if EMBEDDED:
    DATABASES["default"] |= {
        "ENGINE": "moothill.config.sqlite",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": ":memory:"},
    }
else:
    # Without the compiler for queries (jit) and without helpers for one query (parallel workers): each takes longer to begin
    # than most of ours run, and other cores have other readers. What is read is in memory, or on a disk that need not turn.
    DATABASES["default"] |= {
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 12},
            "options": "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1",
        }
    }

CACHES = {
    "default": environ.Env().cache_url_config(read("CACHE_URL"))
    if read("CACHE_URL")
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "moothill.front.practice.backend.PracticeBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_REDIRECT_URL = "/me/"
LOGIN_URL = "account_login"

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # a code by e-mail does as well as a password
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900  # the default three minutes is too short for slow mail
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 900
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = EMBEDDED  # so that a passkey can be tried on http://localhost
MFA_FORMS = {
    "add_webauthn": "moothill.commons.ui.accounts.AddKeyForm",
    "signup_webauthn": "moothill.commons.ui.accounts.SignupKeyForm",
}
ACCOUNT_USER_DISPLAY = "moothill.commons.ui.accounts.user_display"
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

DEFAULT_FROM_EMAIL = read("MOOTHILL_MAIL_FROM")
MAIL_FOLDER = HOME / "mail"
DIGEST_HOUR = read("MOOTHILL_DIGEST_HOUR")
if read("EMAIL_URL"):
    globals().update(environ.Env().email_url_config(read("EMAIL_URL")))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(MAIL_FOLDER)
EMAIL_TIMEOUT = 20  # seconds: a mail server that hangs must not hold the thread of a visitor for ever
# A trial site: nothing is set that would let anybody else reach it. What it allows: commons/policy/at_home.
AT_HOME = EMBEDDED and not SITE_URL and not TRUSTED_PROXIES and HOST in {"127.0.0.1", "localhost", "::1"}
SHOWS_MAIL = AT_HOME and not read("EMAIL_URL")

LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = ["moothill.commons.ui.formats"]
USE_TZ = True
TIME_ZONE = "UTC"
_KNOWN_LANGUAGES = {"en": _("English")}
LANGUAGES: list[tuple[str, Any]] = [(code, _KNOWN_LANGUAGES[code]) for code in read("MOOTHILL_LANGUAGES")]
LANGUAGES_BIDI = ["ar", "ar-xb", "fa", "he", "ur"]
LOCALE_PATHS = [PACKAGE / "locale"]
if _pseudo := read("MOOTHILL_PSEUDO_LOCALES"):
    LOCALE_PATHS.insert(0, Path(_pseudo))
    LANGUAGES += [("en-xa", "Long and accented"), ("ar-xb", "Right to left")]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "media"
BACKUPS = Path(read("MOOTHILL_BACKUPS") or HOME / "backups").expanduser().resolve()
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MOOTHILL_MAX_UPLOAD = read("MOOTHILL_MAX_UPLOAD")
MOOTHILL_IMPORT_BYTES = read("MOOTHILL_IMPORT_BYTES")
MOOTHILL_IMPORT_ROWS = read("MOOTHILL_IMPORT_ROWS")
MOOTHILL_IMPORT_SECONDS = read("MOOTHILL_IMPORT_SECONDS")
MOOTHILL_IMPORT_MEMORY = read("MOOTHILL_IMPORT_MEMORY")
MOOTHILL_BACKUP_DAYS = read("MOOTHILL_BACKUP_DAYS")
MOOTHILL_GUEST_DAYS = read("MOOTHILL_GUEST_DAYS")
MOOTHILL_CODE_DAYS = read("MOOTHILL_CODE_DAYS")
MOOTHILL_PLACES_DAYS = read("MOOTHILL_PLACES_DAYS")
# Below three, who is one of two in a cell knows the other.
MOOTHILL_THRESHOLD = max(3, read("MOOTHILL_THRESHOLD"))
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
PAGE_STORE_BYTES = read("MOOTHILL_PAGE_STORE")
MOOTHILL_LIMIT_PERSON = read("MOOTHILL_LIMIT_PERSON")
MOOTHILL_LIMIT_NETWORK = read("MOOTHILL_LIMIT_NETWORK")
MOOTHILL_DEFENCE_DAYS = read("MOOTHILL_DEFENCE_DAYS")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # frames are refused by the Content-Security-Policy above
    "security.W005",  # whether other names below the domain speak https, and
    "security.W021",  # whether browsers list it as such, is for the owner of the domain to say
    "security.W008",  # the proxy in front redirects from http: this process never sees it
]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "moothill.front.site.errors.csrf_failure"
if SITE_URL.startswith("https://"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    CSRF_TRUSTED_ORIGINS = [SITE_URL.rstrip("/")]
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

BRAND = {
    "name": read("MOOTHILL_BRAND_NAME"),
    "colour": read("MOOTHILL_BRAND_COLOUR"),
    "tint": read("MOOTHILL_BRAND_TINT"),
    "font": read("MOOTHILL_BRAND_FONT"),
    "logo": read("MOOTHILL_BRAND_LOGO"),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
