"""Articles, what belongs to one, and the lists they stand in."""

from news.models.articles import ArticlePage
from news.models.parts import ArticleContribution, ArticleCorrection, ArticlePlacement, ArticleTag
from news.models.sections import NewsIndexPage, TopicPage

__all__ = [
    "ArticleContribution",
    "ArticleCorrection",
    "ArticlePage",
    "ArticlePlacement",
    "ArticleTag",
    "NewsIndexPage",
    "TopicPage",
]
