from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Legal documents")

    def ready(self) -> None:
        """State to whom files and types of documents belong; look into the files of pages before their approval."""
        from documents import file_checks, ownership

        ownership.register()
        file_checks.register()
