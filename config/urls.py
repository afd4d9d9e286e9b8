"""Every address of the product."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from documents import urls as documents_urls
from home import urls as home_urls
from news import urls as news_urls
from sites import urls as sites_urls
from sites.api import urls as api_urls
from sites.isolation import urls as isolation_urls
from sites.restrictions import ask_for_password

handler404 = "sites.views.page_not_found"
handler500 = "sites.views.server_error"

urlpatterns = [
    path("", include(sites_urls)),
    path("", include(home_urls)),
    # Before Wagtail's: the first address that matches answers.
    path("admin/", include(isolation_urls)),
    path("admin/", include(wagtailadmin_urls)),
    path("api/", include(api_urls)),
    path("files/", include(documents_urls)),
    # Only pictures' sizes are public by address; originals and documents never are (a web server in front
    # should serve this folder itself, see docs/operations.md). The folder is the view's root, not a part of the path:
    # "images/../documents/" would lead out of it.
    re_path(r"^media/images/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
]

urlpatterns += i18n_patterns(
    # Wagtail's own frames the form with any page of the install.
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        ask_for_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path("", include(news_urls)),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
