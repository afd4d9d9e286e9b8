"""What a site offers of its articles beside its pages."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.feeds import item_of
from news.models import ArticlePage
from sites.feeds import FEED_LENGTH, feed_response
from sites.portal import Portal
from sites.public import public_content_of


@require_safe
def site_feed(request: HttpRequest, form: str) -> HttpResponse:
    """The newest articles of the host's whole site in the language of the address.

    Args:
        form: one of :data:`sites.feeds.FORMS`.
    """
    portal = Portal(request)
    articles = ArticlePage.objects.filter(locale__language_code=get_language())
    shown = public_content_of(request).pages(articles).latest().for_feeds()[:FEED_LENGTH]
    name = portal.unit.display_name
    return feed_response(
        request,
        form,
        (item_of(article, request) for article in shown),
        title=name,
        description=_("The newest articles of %(unit)s.") % {"unit": name},
        link=request.build_absolute_uri(portal.home_url),
    )
