"""Settings shared by every way of running the product."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from config.env import BASE_DIR, read_environment

ENV = read_environment()

DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key
# Host names are data (a unit may have any depth of host name, and units come and go), so Django's
# fixed list cannot hold them: sites.middleware.CurrentUnitMiddleware refuses every host that no unit owns.
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "home.apps.HomeConfig",
    "news.apps.NewsConfig",
    "documents.apps.DocumentsConfig",
    "workflow.apps.WorkflowConfig",
    "sites.apps.SitesConfig",
    "images.apps.ImagesConfig",
    "users.apps.UsersConfig",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.forms",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.api.v3",
    "wagtail.documents",
    "wagtail.images",
    # Makes Wagtail read every wagtail_hooks.py, where our permission policies replace those of the apps above.
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "treebeard",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sites.middleware.HealthMiddleware",
    "sites.middleware.CurrentUnitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sites.middleware.SeatsMiddleware",
    "sites.guard.middleware.AdminGuardMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sites.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- Database -------------------------------------------------------------------------------------
DATABASES = {"default": {**ENV.database, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE + WAL + a long wait gave 0 "database is locked" in 60 concurrent writes; the defaults gave 57.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
    }
    # A pooled SQLite connection would hold the file open across a restored backup.
    DATABASES["default"]["CONN_MAX_AGE"] = 0

# --- Cache and sessions ---------------------------------------------------------------------------
CACHES: dict[str, dict[str, object]] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if ENV.redis_url:
    # A dead or frozen Redis must not take the portal down: fail open, and quickly.
    CACHES["default"] = {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": ENV.redis_url,
        "OPTIONS": {"SOCKET_CONNECT_TIMEOUT": 0.25, "SOCKET_TIMEOUT": 0.25, "IGNORE_EXCEPTIONS": True},
    }
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 60 * 60 * 12

# --- Languages ------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("vi", "Tiếng Việt"),
    ("en", "English"),
]
# A translation that has just been begun repeats the source's text; it goes public through the chain like any other
# (seed 004 Đ10.3). By default wagtail-localize publishes it at once, whoever begins it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# By default what has been translated is deleted with the page; of a source that is deleted its translation lives on.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
# Off unless an installation chooses a service: what is translated there leaves the house.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = ENV.machine_translator
# The second folder completes the Vietnamese of Wagtail (372 of 1,908 strings in 8.0.1), Django and taggit.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "vendor"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

# --- Static files and uploads ---------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = ENV.var_dir / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
MEDIA_URL = "/media/"
# Never the repository root: Wagtail writes to documents/ and images/, which are Python packages there.
MEDIA_ROOT = ENV.var_dir / "media"
# Tables of documents that people upload: read by imports and never served.
IMPORTS_ROOT = ENV.var_dir / "imports"
# What citizens attach to comments on drafts: for the unit's people alone.
COMMENTS_ROOT = ENV.var_dir / "comments"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- People ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- Mail -----------------------------------------------------------------------------------------
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = ENV.var_dir / "mail"
DEFAULT_FROM_EMAIL = f"no-reply@{ENV.portal_domain}"

# --- Wagtail --------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = _("Liên Cổng")
WAGTAILADMIN_BASE_URL = ENV.portal_url
WAGTAILADMIN_USER_LOGIN_FORM = "users.forms.SignInForm"
WAGTAILIMAGES_IMAGE_MODEL = "images.UnitImage"
WAGTAILDOCS_DOCUMENT_MODEL = "documents.UnitDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "images.forms.UnitImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "gif", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "txt", "csv", "zip", "mp4", "webm"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "documents.forms.UnitDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Slugs are ASCII, folded the Vietnamese way on save and in the browser (vietnamese.slugs).
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Nothing of the admin calls another host: no update check, no editors' mail hashes to an avatar service.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Wagtail would look an address up among all units' pages, and name the page by its draft's title.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# A changed text begins its chain again by its hash (workflow.rounds); Wagtail's own setting can be got around.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "workflow.finishing.publish_approved"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_RESPONSIVE_HTML = True

# --- Liên Cổng ------------------------------------------------------------------------------------
PORTAL_DOMAIN = ENV.portal_domain
PORTAL_PORT = ENV.portal_port
PORTAL_URL = ENV.portal_url
PORTAL_VAR_DIR = ENV.var_dir
# Where WSGI says from whom a request comes; behind a web server (production.py) that would be the server itself.
PORTAL_ADDRESS_HEADER = "REMOTE_ADDR"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# Wagtail's own previews allow themselves the same origin.
X_FRAME_OPTIONS = "DENY"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": ENV.log_level},
    "loggers": {
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
    },
}
