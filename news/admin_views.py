"""What the editor of articles asks for while somebody writes."""

from django.http import HttpRequest, JsonResponse

from news.models import ArticleTag
from sites.ownership import owned_by
from sites.reach import reach_of

#: So many tags are suggested at once.
MOST_SUGGESTED = 10


def suggest_tags(request: HttpRequest) -> JsonResponse:
    """Tags that the person's units have given to their articles and that begin with ``term``."""
    term = request.GET.get("term", "").replace("\x00", "").strip()
    tags = owned_by(ArticleTag.objects.filter(name__istartswith=term), reach_of(request.user))
    names = tags.order_by("name").values_list("name", flat=True).distinct()
    return JsonResponse(list(names[:MOST_SUGGESTED]) if term else [], safe=False)
