"""Addresses of the screens for redirects, and what the guard is told about them."""

from django.urls import path

from sites.guard import SCREEN, Decision, Objects
from sites.redirects import views

urlpatterns = [
    path("", views.RedirectIndexView.as_view(), name="index"),
    path("results/", views.RedirectIndexView.as_view(results_only=True), name="index_results"),
    path("add/", views.RedirectCreateView.as_view(), name="add"),
    path("<int:redirect_id>/", views.RedirectEditView.as_view(), name="edit"),
    path("<int:redirect_id>/delete/", views.RedirectDeleteView.as_view(), name="delete"),
]

_one = Objects(redirect_id="wagtailredirects.Redirect")
DECISIONS: dict[str, Decision] = {
    "wagtailredirects:index": SCREEN,
    "wagtailredirects:index_results": SCREEN,
    "wagtailredirects:add": SCREEN,
    "wagtailredirects:edit": _one,
    "wagtailredirects:delete": _one,
}
