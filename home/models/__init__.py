"""Home pages, pages of text, forms, the directory of units; recommendations of the hub, articles that units share."""

from home.models.forms import FormField, FormPage
from home.models.pages import HomePage, HubHomePage, StandardPage, UnitDirectoryPage, UnitHomePage
from home.models.recommendations import AnswerTerm, Recommendation, RecommendationAct
from home.models.syndication import SyndicatedItem

__all__ = [
    "AnswerTerm",
    "FormField",
    "FormPage",
    "HomePage",
    "HubHomePage",
    "Recommendation",
    "RecommendationAct",
    "StandardPage",
    "SyndicatedItem",
    "UnitDirectoryPage",
    "UnitHomePage",
]
