"""Addresses of files, under the names by which Wagtail calls them."""

from django.urls import path, re_path

from documents import views

urlpatterns = [
    re_path(r"^(\d+)/(.*)$", views.serve_file, name="wagtaildocs_serve"),
    path(
        "authenticate_with_password/<int:restriction_id>/",
        views.ask_for_password,
        name="wagtaildocs_authenticate_with_password",
    ),
]
