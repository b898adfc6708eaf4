"""Every setting an operator may give, with its default: one place, explained in docs/operate.md."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its type, and what holds when it is not given."""

    cast: type
    default: object


SETTINGS: dict[str, Setting] = {
    "MOOTHILL_HOME": Setting(str, str(ROOT / "var")),
    "MOOTHILL_BACKUPS": Setting(str, ""),
    "MOOTHILL_BACKUP_DAYS": Setting(int, 365),
    "MOOTHILL_SECRET_KEY": Setting(str, ""),
    "MOOTHILL_DEBUG": Setting(bool, False),
    "MOOTHILL_HOST": Setting(str, "127.0.0.1"),
    "PORT": Setting(int, 8000),
    "MOOTHILL_SITE_URL": Setting(str, ""),
    "MOOTHILL_ALLOWED_HOSTS": Setting(list, ["127.0.0.1", "localhost", "[::1]"]),
    "MOOTHILL_TRUSTED_PROXIES": Setting(int, 0),
    "MOOTHILL_WORKERS": Setting(int, 1),
    "MOOTHILL_THREADS": Setting(int, 128),
    "DATABASE_URL": Setting(str, ""),
    "CACHE_URL": Setting(str, ""),
    "EMAIL_URL": Setting(str, ""),
    "MOOTHILL_MAIL_FROM": Setting(str, "moothill@localhost"),
    "MOOTHILL_DIGEST_HOUR": Setting(int, 7),
    "MOOTHILL_MAX_UPLOAD": Setting(int, 20_000_000),
    "MOOTHILL_IMPORT_BYTES": Setting(int, 5_000_000),
    "MOOTHILL_IMPORT_ROWS": Setting(int, 20_000),
    "MOOTHILL_IMPORT_SECONDS": Setting(int, 10),
    "MOOTHILL_IMPORT_MEMORY": Setting(int, 256),
    "MOOTHILL_GUEST_DAYS": Setting(int, 400),
    "MOOTHILL_CODE_DAYS": Setting(int, 400),
    "MOOTHILL_PLACES_DAYS": Setting(int, 30),
    "MOOTHILL_THRESHOLD": Setting(int, 10),
    "MOOTHILL_PAGE_STORE": Setting(int, 64_000_000),
    "MOOTHILL_LIMIT_PERSON": Setting(int, 40),
    "MOOTHILL_LIMIT_NETWORK": Setting(int, 240),
    "MOOTHILL_DEFENCE_DAYS": Setting(int, 30),
    "MOOTHILL_BRAND_NAME": Setting(str, "Moothill"),
    "MOOTHILL_BRAND_COLOUR": Setting(str, "#1d5e4b"),
    "MOOTHILL_BRAND_TINT": Setting(str, "#eef5f1"),
    "MOOTHILL_BRAND_FONT": Setting(str, ""),
    "MOOTHILL_BRAND_LOGO": Setting(str, ""),
    "MOOTHILL_LANGUAGES": Setting(list, ["en"]),
    "MOOTHILL_PSEUDO_LOCALES": Setting(str, ""),
    "MOOTHILL_TRACE": Setting(bool, False),
}

_environ = environ.Env()


def read(name: str) -> Any:
    """The value of setting `name`. Raises KeyError for one that is not listed above, ImproperlyConfigured for nonsense."""
    setting = SETTINGS[name]
    try:
        return _environ.get_value(name, cast=setting.cast, default=setting.default)
    except ValueError as error:
        words = f"{name} is “{_environ.ENVIRON[name]}”, which is no {setting.cast.__name__}. docs/operate.md explains it."
        raise ImproperlyConfigured(words) from error
