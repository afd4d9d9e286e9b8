from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Legal documents")

    def ready(self) -> None:
        """State to whom rows belong, look at files and citations before approval, and keep the register."""
        from documents import file_checks, file_texts, mention_checks, ownership
        from documents.consultations import attachments
        from documents.consultations.answering import answer
        from documents.models.consultations import answer_by
        from documents.register import following

        ownership.register()
        file_checks.register()
        file_texts.register()
        mention_checks.register()
        following.follow()
        attachments.follow()
        answer_by(answer)
