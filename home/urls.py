from django.urls import path

from home import sitemaps
from home.search import search_page, suggestions

urlpatterns = [
    # In the words of their languages, not by prefix and translation: readers keep these addresses.
    path("tim-kiem/", search_page, name="search"),
    path("tim-kiem/goi-y/", suggestions, name="suggestions"),
    path("en/search/", search_page, name="search_english"),
    path("en/search/suggest/", suggestions, name="suggestions_english"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap_index"),
    path("sitemap-pages.xml", sitemaps.sitemap, {"section": "pages"}, name="sitemap"),
    path("sitemap-news.xml", sitemaps.sitemap, {"section": "news"}, name="sitemap"),
]
