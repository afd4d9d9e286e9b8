"""API v2: the pages, pictures and files that the readers of a host see, and nothing else.

Wagtail's endpoints list every picture and file of the install, and ``?site=`` leads to any other site's pages. The
querysets here are those of the host's public content, so that filters, search, counts and nested objects cannot reach
further.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from rest_framework.renderers import JSONRenderer
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.serializers import BaseSerializer, PageAliasOfField, PageSerializer, RelatedField
from wagtail.api.v2.utils import BadRequestError, get_full_url
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.documents.api.v2.serializers import DocumentSerializer
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.serializers import ImageDownloadUrlField, ImageSerializer
from wagtail.images.api.v2.views import ImagesAPIViewSet

from sites.api.pictures import public_url
from sites.public import public_content_of

LARGEST_OFFSET = 100_000


class ModestPagination(WagtailPagination):
    """Wagtail's pages of a list; a number that no database takes is a bad request and no error page."""

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        """Refuse an absurd beginning, then cut the page out."""
        offset = request.GET.get("offset", "0")
        if offset.isdecimal() and int(offset) > LARGEST_OFFSET:
            raise BadRequestError(f"offset cannot be higher than {LARGEST_OFFSET}")
        return super().paginate_queryset(queryset, request, view)


class PublicRelatedField(RelatedField):
    """An object that another one names, if the host's readers can see it."""

    def to_representation(self, value: Any) -> Any:
        """Describe the object, or say ``None``."""
        endpoint = self.context["router"].get_model_endpoint(type(value))[1]
        if not endpoint.shows(self.context["request"], value):
            return None
        return super().to_representation(value)


class PublicSerializer(BaseSerializer):
    """An object without an endpoint of its own, such as a row of a page's list of files."""

    serializer_related_field = PublicRelatedField


class PublicAliasOfField(PageAliasOfField):
    """The page of which another one is an alias, if the host's readers can see it: it may be another unit's draft."""

    def get_attribute(self, instance: Any) -> Any:
        """The original, or ``None``."""
        original = super().get_attribute(instance)
        if original is None or not self.context["base_queryset"].filter(pk=original.pk).exists():
            return None
        return original


class PublicPageSerializer(PageSerializer):
    """A page with nothing of pages that the host does not show."""

    serializer_related_field = PublicRelatedField
    alias_of = PublicAliasOfField(read_only=True)


class PublicPictureUrlField(ImageDownloadUrlField):
    """Address of a large size of the picture: originals are not public."""

    def to_representation(self, image: Any) -> str:
        """The address on the host that is asked."""
        return str(get_full_url(self.context["request"], public_url(image)))


class PublicImageSerializer(ImageSerializer):
    """A picture with its credit."""

    serializer_related_field = PublicRelatedField
    download_url = PublicPictureUrlField(read_only=True)


class PublicDocumentSerializer(DocumentSerializer):
    """A file."""

    serializer_related_field = PublicRelatedField


class PublicEndpoint(BaseAPIViewSet):
    """What the three endpoints share: JSON, no session, no row that the host's readers cannot see."""

    base_serializer_class = PublicSerializer
    renderer_classes = [JSONRenderer]
    # Answers must not depend on who is logged in at the hub's host.
    authentication_classes: list[Any] = []
    pagination_class = ModestPagination

    def check_query_parameters(self, queryset: Any) -> None:
        """Refuse what no database takes in a text, whatever the parameter."""
        if any("\x00" in value for values in self.request.GET.lists() for value in values[1]):
            raise BadRequestError("null characters are not allowed")
        super().check_query_parameters(queryset)

    def find_object(self, queryset: Any, request: Any) -> Any:
        """Find by id or path; a text where a number belongs finds nothing."""
        try:
            return super().find_object(queryset, request)
        except (ValueError, OverflowError) as error:
            raise Http404("not found") from error

    @classmethod
    def shows(cls, request: Any, row: Any) -> bool:
        """Whether the endpoint would answer with ``row``."""
        return bool(cls.public(request, type(row)._default_manager.filter(pk=row.pk)).exists())

    @classmethod
    def public(cls, request: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Limit ``rows`` to what the host's readers see; what has no endpoint comes with what names it."""
        return rows


class PublicPagesEndpoint(PublicEndpoint, PagesAPIViewSet):
    """Live pages of the host's unit, in every language."""

    base_serializer_class = PublicPageSerializer
    # A host shows its own unit; other units' pages are found on theirs.
    known_query_parameters = PagesAPIViewSet.known_query_parameters - {"site"}

    @classmethod
    def public(cls, request: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Live, unrestricted, below the unit's roots."""
        return public_content_of(django_request(request)).pages(rows)

    def get_base_queryset(self) -> QuerySet[Any]:
        """The pages among which everything is looked for: listed, filtered, found, shown as parent."""
        return self.public(self.request, self.model._default_manager.all()).order_by("id")


class PublicMediaEndpoint(PublicEndpoint):
    """What pictures and files share."""

    # A list would make a size of every picture for whoever asks.
    detail_only_fields = ["download_url"]

    @classmethod
    def public(cls, request: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Used by such a page, in an unrestricted collection."""
        return public_content_of(django_request(request)).media(rows)

    def get_queryset(self) -> QuerySet[Any]:
        """The pictures or files on the host's pages."""
        return self.public(self.request, super().get_queryset())


class PublicImagesEndpoint(PublicMediaEndpoint, ImagesAPIViewSet):
    """Pictures on the host's pages."""

    base_serializer_class = PublicImageSerializer
    body_fields = [*ImagesAPIViewSet.body_fields, "description"]
    listing_default_fields = [name for name in ImagesAPIViewSet.listing_default_fields if name != "download_url"]
    nested_default_fields = [name for name in ImagesAPIViewSet.nested_default_fields if name != "download_url"]


class PublicDocumentsEndpoint(PublicMediaEndpoint, DocumentsAPIViewSet):
    """Files on the host's pages."""

    base_serializer_class = PublicDocumentSerializer
    detail_only_fields: list[str] = []


def django_request(request: Any) -> Any:
    """Django's request inside of REST framework's."""
    return getattr(request, "_request", request)


class PublicRouter(WagtailAPIRouter):
    """Wagtail's router, with an endpoint that is not mounted for the models which have none.

    Wagtail describes their rows by its own classes, which name whatever a foreign key leads to.
    """

    def get_model_endpoint(self, model: Any) -> tuple[str, type[PublicEndpoint]]:
        """The endpoint whose serializer describes rows of ``model``."""
        return super().get_model_endpoint(model) or ("", PublicEndpoint)

    def get_object_detail_urlpath(self, model: Any, pk: Any) -> str | None:
        """The address of a row, if it has one."""
        return super().get_object_detail_urlpath(model, pk) if self.get_model_endpoint(model)[0] else None


router = PublicRouter("wagtailapi")
router.register_endpoint("pages", PublicPagesEndpoint)
router.register_endpoint("images", PublicImagesEndpoint)
router.register_endpoint("documents", PublicDocumentsEndpoint)
