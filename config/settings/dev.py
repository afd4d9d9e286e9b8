"""Development and the demo: no service needed, mail on disk, a key made for this checkout."""

from config.settings.base import *
from config.settings.base import ENV

SECRET_KEY = ENV.secret_key or "development-only-key-never-used-in-production"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
