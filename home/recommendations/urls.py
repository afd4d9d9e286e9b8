"""Addresses of recommendations: the hub's and the units'."""

from django.urls import include, path

from home.recommendations import unit_views, views

hub = (
    [
        path("", views.IndexView.as_view(), name="index"),
        path("published/", views.PublishedView.as_view(), name="published"),
        path("make/<int:page_id>/", views.MakeView.as_view(), name="make"),
        path("<int:pk>/", views.ItemView.as_view(), name="item"),
        path("<int:pk>/close/", views.CloseView.as_view(), name="close"),
        path("<int:pk>/withdraw/", views.WithdrawView.as_view(), name="withdraw"),
        path("<int:pk>/reopen/", views.ReopenView.as_view(), name="reopen"),
    ],
    "recommendations",
)
unit = (
    [
        path("", unit_views.UnitIndexView.as_view(), name="index"),
        path("<int:recommendation_id>/", unit_views.UnitItemView.as_view(), name="item"),
        path("<int:recommendation_id>/answer/", unit_views.AnswerView.as_view(), name="answer"),
    ],
    "unit_recommendations",
)
urlpatterns = [path("recommendations/", include(hub)), path("unit-recommendations/", include(unit))]
