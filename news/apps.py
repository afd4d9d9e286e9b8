from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        """State to whom parts of articles belong, and give articles their form, which needs the apps to be ready."""
        from news import ownership
        from news.forms import ArticleForm
        from news.models import ArticlePage

        ownership.register()
        ArticlePage.base_form_class = ArticleForm
