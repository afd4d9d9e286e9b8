"""Home pages of the hub and of units, pages of text, forms, the directory of units."""

from home.models.forms import FormField, FormPage
from home.models.pages import HomePage, HubHomePage, StandardPage, UnitDirectoryPage, UnitHomePage

__all__ = [
    "FormField",
    "FormPage",
    "HomePage",
    "HubHomePage",
    "StandardPage",
    "UnitDirectoryPage",
    "UnitHomePage",
]
