from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SitesConfig(AppConfig):
    name = "sites"
    # A bare "sites" would bar django.contrib.sites, and every library that wants it, for ever.
    label = "portal_sites"
    verbose_name = _("Units and boards")

    def ready(self) -> None:
        """Make Wagtail's page tree safe under concurrent work, its URLs cheap with many units, its slugs Vietnamese.

        And keep its screens to a person's units.
        """
        from sites import checks, confirming, ownership_table, page_urls, traces, tree, widgets  # noqa: F401 - checks register on import
        from sites.isolation import installation
        from sites.redirects import automatic
        from sites.search import installation as search
        from sites.translating import drafts, segments, wording

        ownership_table.register()
        traces.install()
        tree.install()
        page_urls.install()
        automatic.install()
        widgets.install()
        confirming.install()
        installation.install()
        drafts.install()
        segments.install()
        wording.install()
        search.install()
