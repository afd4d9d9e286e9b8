"""The list of terms within which units answer: the hub keeps it, each with the decision that sets it."""

from django.utils.translation import gettext_lazy

from home.models import AnswerTerm
from home.models.recommendations import NO_BASIS
from home.reference_lists import CleanTexts, KeptListViewSet
from sites.people.forms import DateField


class AnswerTermForm(CleanTexts):
    """A term, with its decision."""

    valid_from = DateField(
        label=gettext_lazy("In force from"),
        help_text=gettext_lazy("Recommendations made from this day on get this term; earlier ones keep theirs."),
    )

    class Meta:
        model = AnswerTerm
        fields = ("valid_from", "working_days", "basis")
        error_messages = {"basis": {"required": NO_BASIS}}


class AnswerTermViewSet(KeptListViewSet):
    """Terms for answers, the latest first."""

    model = AnswerTerm
    name = "answer_term"
    url_prefix = "answer-terms"
    icon = "time"
    menu_label = gettext_lazy("Terms for answers to recommendations")
    menu_order = 850
    form = AnswerTermForm
    list_display = ["valid_from", "working_days", "basis"]
    search_fields = ["basis"]
    ordering = ["-valid_from"]
