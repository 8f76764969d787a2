"""All settings of Kring, in one module, driven by the environment. See docs/reference/settings.md."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from kring.config import secrets
from kring.config.database import APP, OWNER, django_database
from kring.config.environment import flag, home, number, words
from kring.config.identity_providers import identity_providers

PACKAGE = Path(__file__).resolve().parent.parent
HOME = home()

DEBUG = flag("KRING_DEBUG")
DEMO = flag("KRING_DEMO")
SECRET_KEY = secrets.secret_key()
FIELD_KEYS = secrets.field_keys()
LOOKUP_KEY = secrets.lookup_key()

ALLOWED_HOSTS = words("KRING_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = words("KRING_ORIGINS")
# Where "Snel weg" leads: a page that tells nobody anything.
QUICK_EXIT_URL = os.environ.get("KRING_QUICK_EXIT_URL", "https://www.knmi.nl/")
BACKUP_STAMP = os.environ.get("KRING_BACKUP_STAMP", "")
# Over plain http only on one's own machine: there a secure cookie would never come back.
HTTPS = flag("KRING_HTTPS", default=False)
# How many proxies of our own stand in front; what they write about the address of a visitor counts.
PROXIES = number("KRING_PROXIES", 0)
# A virus scanner: unix:///run/clamav/clamd.sock or tcp://host:3310. Without it files are not scanned.
CLAMAV = os.environ.get("KRING_CLAMAV", "")
IDENTITY_PROVIDERS = identity_providers()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "template_partials",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "django_tasks",
    "django_tasks_db",
    "kring.foundation.core",
    "kring.foundation.ui",
    "kring.foundation.accounts",
    "kring.foundation.organisations",
    "kring.foundation.households",
    "kring.foundation.circle",
    "kring.foundation.sharing",
    "kring.foundation.sharing.retention",
    "kring.foundation.sharing.rights",
    "kring.casework.intake",
    "kring.casework.separation",
    "kring.casework.explanation",
    "kring.casework.plans",
    "kring.casework.safety",
    "kring.casework.meetings",
    "kring.casework.closing",
    "kring.insight.indicators",
    "kring.doors.workbench",
    "kring.doors.portal",
    *(["kring.demo"] if DEMO else []),
]

MIDDLEWARE = [
    "kring.config.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kring.foundation.ui.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kring.foundation.sharing.middleware.ViewerMiddleware",
    "kring.foundation.core.limits_middleware.LimitsMiddleware",
    "kring.foundation.accounts.idle.IdleMiddleware",
]

ROOT_URLCONF = "kring.config.urls"
WSGI_APPLICATION = "kring.config.wsgi.application"
KRING_FRAME = "kring.doors.workbench.frame.frame"
FORM_RENDERER = "kring.foundation.ui.forms.KringRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kring.foundation.ui.context.frame",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

# Who migrates says so (KRING_ROLE=owner); everything else is the restricted role.
DATABASES = {"default": django_database(OWNER if os.environ.get("KRING_ROLE") == "owner" else APP)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["kring.foundation.accounts.passwords.Scrypt"]
LOGIN_URL = "/demo/" if DEMO else "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "kring.foundation.accounts.adapter.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Kring counts by itself, in the database: see PAGE_LIMITS and foundation/core/limits.py.
ACCOUNT_RATE_LIMITS = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "kring.foundation.accounts.passwords.MoreThanExpected"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("username",)}},
]  # fmt: skip
SOCIALACCOUNT_ADAPTER = "kring.foundation.accounts.oidc.provider.SignInElsewhere"
SOCIALACCOUNT_STORE_TOKENS = False
MFA_ADAPTER = "kring.foundation.accounts.adapter.SealedKeys"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Kring"
MFA_RECOVERY_CODE_COUNT = 20
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "kring.foundation.accounts.codes.SignInCode",
    "reauthenticate": "kring.foundation.accounts.codes.SureCode",
}
# A session ends when nobody uses it, and at the end of a working day; what was being written is kept.
IDLE_MINUTES_FAMILY = number("KRING_IDLE_MINUTES_FAMILY", 20)
IDLE_MINUTES_PROFESSIONAL = number("KRING_IDLE_MINUTES_PROFESSIONAL", 60)
LONGEST_SESSION_HOURS = number("KRING_LONGEST_SESSION_HOURS", 10)
# How long it stays certain that it is the person themselves.
SURE_MINUTES = number("KRING_SURE_MINUTES", 15)
# How long the paper of an invitation is worth something.
INVITATION_DAYS = number("KRING_INVITATION_DAYS", 7)
# After how many days a waiting time says that nobody confirmed it lately.
WAITING_DAYS = number("KRING_WAITING_DAYS", 30)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# The row outlives the working day, so that what was sent just too late can still be kept for its account.
SESSION_COOKIE_AGE = 60 * 60 * 24
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SAVE_EVERY_REQUEST = False
# How often a page may be asked by one account, or one address: (method, how many, in how many seconds).
PAGE_LIMITS = {
    "account_login": ("POST", 60, 600),
    "mfa_authenticate": ("POST", 60, 600),
    "openid_connect_login": ("POST", 60, 600),
    "redeem": ("POST", 20, 600),
    "workbench:search": ("GET", 60, 60),
    "intake:new": ("POST", 40, 600),
    "csp_report": ("POST", 20, 60),
    # Files that are made while somebody waits.
    "portal:everything-file": ("GET", 60, 600),
    "portal:letter_pdf": ("GET", 60, 600),
    "workbench:letter-pdf": ("GET", 60, 600),
    "workbench:privacy-export": ("GET", 20, 600),
    "indicators:report": ("GET", 20, 600),
    "indicators:table": ("GET", 120, 600),
    "indicators:picture": ("GET", 120, 600),
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Triggers are installed after migrations, from what the models say: as steps of migrations they made each one slower.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME.static
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or flag("KRING_PLAIN_STATIC")
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MIMETYPES = {".svg": "image/svg+xml; charset=utf-8"}
WHITENOISE_USE_FINDERS = DEBUG or flag("KRING_PLAIN_STATIC")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        # The sign-in form leads on to the site of the provider, and browsers look at that too.
        "form-action": [SELF, *sorted({one.origin for one in IDENTITY_PROVIDERS})],
        "report-uri": ["/account/csp/"],
        **({"upgrade-insecure-requests": True} if HTTPS else {}),
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
# No other site of the same name, and no page without https, can put these cookies there.
_HOST = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_HOST}kring", f"{_HOST}kring-form"
SEEN_COOKIE_NAME, LANGUAGE_COOKIE_NAME = f"{_HOST}kring-seen", f"{_HOST}kring-language"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# A form of a plan is a few kilobytes; more is a mistake or an attack.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 10

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "kring.config.quiet_logging.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own settings would send faults by mail, with everything that was on the page.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.db.backends": {"level": "ERROR"},
    },
}
