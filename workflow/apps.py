from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "workflow"
    verbose_name = _("Approval chains")

    def ready(self) -> None:
        """Let ``check_units`` look at chains."""
        from workflow import upkeep

        upkeep.register()
