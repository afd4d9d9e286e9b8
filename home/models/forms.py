"""Forms that readers fill in: registrations, surveys, questions of one unit."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.forms.models import AbstractFormField, FormMixin
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.questions import KINDS, WITH_CHOICES, QuestionFormBuilder
from sites.blocks import RICH_TEXT_FEATURES
from sites.choices import SearchKind
from sites.models import UnitPage
from vietnamese.folding import nfc
from vietnamese.slugs import slugify

MOST_QUESTIONS = 50
#: What the address says after the answers have been kept; loading it anew does not send them again.
SENT = "sent"
#: Names that the record of an answer has a use for itself.
TAKEN_NAMES = frozenset({"", "submit_time"})


class FormPage(FormMixin, UnitPage):
    """A form; what readers send is kept for the unit's own people (see :mod:`home.submissions`)."""

    intro = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)
    thank_you = RichTextField(
        _("text after sending"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("What happens now, and by when there will be an answer."),
    )

    parent_page_types = ["home.HubHomePage", "home.UnitHomePage", "home.StandardPage"]
    subpage_types: list[str] = []
    content_panels = [
        *UnitPage.content_panels,
        FormSubmissionsPanel(),
        FieldPanel("intro"),
        InlinePanel("form_fields", heading=_("Questions"), label=_("Question"), min_num=1, max_num=MOST_QUESTIONS),
        FieldPanel("thank_you"),
    ]
    search_fields = [*UnitPage.search_fields, index.SearchField("intro")]
    summary_field = "intro"
    form_builder = QuestionFormBuilder

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    @property
    def search_kind(self) -> str:
        """Forms are a kind of their own."""
        return SearchKind.FORM

    @property
    def takes_answers(self) -> bool:
        """Whether there is still somebody to read them: the people of a unit that has ended hold no rights."""
        return self.unit is not None and not self.unit.is_closed

    def normalise_texts(self) -> None:
        """Bring the questions to NFC too."""
        super().normalise_texts()
        for question in self.form_fields.all():
            for name in ("label", "help_text", "choices", "default_value"):
                setattr(question, name, nfc(getattr(question, name)))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form; keep what was sent and lead on, so that loading the answer anew sends nothing twice."""
        if SENT in request.GET and request.method != "POST":
            return self.render_landing_page(request)
        form = None
        if self.takes_answers:
            form = self.get_form(*([request.POST] if request.method == "POST" else []), page=self)
            if form.is_bound and form.is_valid():
                if not form.is_from_a_robot:
                    self.process_form_submission(form)
                answer = HttpResponseRedirect(f"{self.get_url(request)}?{SENT}=1")
                answer.status_code = 303
                return answer
        context = {**self.get_context(request), "form": form}
        return TemplateResponse(request, self.get_template(request), context)

    def process_form_submission(self, form: Any) -> Any:
        """Keep the answers."""
        return self.get_submission_class().objects.create(form_data=form.answers, page=self)


class FormField(TranslatableMixin, AbstractFormField):
    """A question of a form."""

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")
    field_type = models.CharField(_("kind of question"), max_length=16, choices=KINDS)
    field_type.required_on_save = True  # type: ignore[attr-defined]  # a preview cannot be made without (Wagtail)

    #: The name under which answers are kept, and the kind, are the same in every language.
    override_translatable_fields = [
        SynchronizedField("clean_name", overridable=False),
        SynchronizedField("field_type", overridable=False),
        SynchronizedField("required", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.label

    def get_field_clean_name(self) -> str:
        """The name under which answers are kept, for labels without letters too.

        Wagtail's own transliteration makes “thu_djien_tu” of “Thư điện tử”.
        """
        name = slugify(self.label).replace("-", "_")
        return f"question_{name}".rstrip("_") if name in TAKEN_NAMES else name

    def clean(self) -> None:
        """Check what one column alone cannot say.

        Raises:
            ValidationError: nothing to choose from.
        """
        super().clean()
        if self.field_type in WITH_CHOICES and not self.choices.strip(" ,\r\n"):
            raise ValidationError({"choices": _("Write the choices, one on each line.")})
