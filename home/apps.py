from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Hub and unit sites")

    def ready(self) -> None:
        """State to whom questions belong, and give forms their screens, which need the apps to be ready."""
        from home import ownership
        from home.models import FormPage
        from home.submissions import FormPageForm, SubmissionsView

        ownership.register()
        FormPage.base_form_class = FormPageForm
        FormPage.submissions_list_view_class = SubmissionsView
