from django.urls import path

from home import sitemaps

urlpatterns = [
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap_index"),
    path("sitemap-pages.xml", sitemaps.sitemap, {"section": "pages"}, name="sitemap"),
    path("sitemap-news.xml", sitemaps.sitemap, {"section": "news"}, name="sitemap"),
]
