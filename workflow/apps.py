from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "workflow"
    verbose_name = _("Approval chains")

    def ready(self) -> None:
        """Put the door to the public in its place, and let ``check_units`` look at chains."""
        from sites.content_checks import register_check
        from workflow import due_dates, gate, mail, media, ownership, upkeep
        from workflow.translating import checks, versions

        ownership.register()
        gate.install()
        media.install()
        due_dates.install()
        mail.install()
        upkeep.register()
        versions.install()
        register_check(checks.check_translation)
