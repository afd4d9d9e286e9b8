"""The test run: everything real but the cost of hashing passwords."""

import atexit
import shutil
import tempfile
from pathlib import Path

from config.settings.base import *
from config.settings.base import LOGGING

SECRET_KEY = "test-only-key"
# The suite's addresses do not depend on a developer's .env.
PORTAL_DOMAIN = "tinh.localhost"
PORTAL_PORT = 80
PORTAL_URL = WAGTAILADMIN_BASE_URL = "http://tinh.localhost"
# PBKDF2 costs 0.6 s a login; the suite logs in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Whatever a developer's .env says, no test calls a service.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="lien-cong-media-"))
IMPORTS_ROOT = Path(tempfile.mkdtemp(prefix="lien-cong-imports-"))
COMMENTS_ROOT = Path(tempfile.mkdtemp(prefix="lien-cong-comments-"))
for _folder in (MEDIA_ROOT, IMPORTS_ROOT, COMMENTS_ROOT):
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING["root"]["level"] = "ERROR"
