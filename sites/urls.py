from django.urls import path

from sites import views

urlpatterns = [
    path("theme-<slug:digest>.css", views.theme, name="theme"),
]
