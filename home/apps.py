from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Hub and unit sites")

    def ready(self) -> None:
        """State to whom questions belong, and give forms their screens, which need the apps to be ready."""
        from home import comment_letters, ownership
        from home.models import FormPage
        from home.recommendations import mail as recommendation_mail
        from home.recommendations import reminders as recommendation_reminders
        from home.submissions import FormPageForm, SubmissionsView
        from home.syndication import following
        from home.syndication import mail as syndication_mail
        from workflow.letters import register_letters
        from workflow.reminders import also_remind

        ownership.register()
        register_letters(recommendation_mail.FOLDER, recommendation_mail.SUBJECTS)
        also_remind(recommendation_reminders.remind)
        following.install()
        register_letters(syndication_mail.FOLDER, syndication_mail.SUBJECTS)
        comment_letters.install()
        register_letters(comment_letters.FOLDER, comment_letters.SUBJECTS)
        FormPage.base_form_class = FormPageForm
        FormPage.submissions_list_view_class = SubmissionsView
