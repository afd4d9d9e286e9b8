from django.urls import path

from sites import views

urlpatterns = [
    path("themes/<slug:code>/<slug:digest>.css", views.theme, name="theme"),
]
