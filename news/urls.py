from django.urls import path

from news.views import site_feed

urlpatterns = [
    path("rss.xml", site_feed, {"form": "rss"}, name="site_feed"),
    path("atom.xml", site_feed, {"form": "atom"}, name="site_feed"),
    path("feed.json", site_feed, {"form": "json"}, name="site_feed"),
]
