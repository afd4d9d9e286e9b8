"""Production: reads nothing but the environment, and refuses to start half configured."""

import dj_email_url
from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *
from config.settings.base import ENV

if len(ENV.secret_key) < 50:
    raise ImproperlyConfigured("SECRET_KEY must be set to a random text of at least 50 characters.")
if not ENV.database["ENGINE"].endswith("postgresql"):
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database in production.")
if ENV.machine_translator and ENV.machine_translator["CLASS"].endswith(".DummyTranslator"):
    raise ImproperlyConfigured("MACHINE_TRANSLATOR must not be dummy in production: it turns words around.")
if ENV.debug:
    raise ImproperlyConfigured("DEBUG must be off in production.")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False

if ENV.email_url:
    _mail = dj_email_url.parse(ENV.email_url)
    EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
    EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"], _mail["EMAIL_PORT"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = _mail["EMAIL_USE_TLS"], _mail["EMAIL_USE_SSL"]
    EMAIL_TIMEOUT = 10

if ENV.portal_scheme == "https":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    PORTAL_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # The browsers' preload list binds the whole domain for years: its owner's decision, not an application's.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    # The __Host- prefix binds a cookie to one host: a sibling subdomain cannot plant it.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sid", "__Host-csrf"
