from django.urls import path

from workflow import act_views, views
from workflow.making import unit_views
from workflow.translating.views import TranslationsView

app_name = "approval"

urlpatterns = [
    path("chain/", unit_views.UnitChainView.as_view(), name="chain"),
    path("chain/make/", unit_views.MakeUnitChainView.as_view(), name="make_chain"),
    path("translations/", TranslationsView.as_view(), name="translations"),
    path("chain/<int:chain_id>/", unit_views.UnitChainView.as_view(), name="chain_version"),
    path("<int:page_id>/", views.ApprovalView.as_view(), name="item"),
    path("<int:page_id>/take-down/", act_views.TakeDownView.as_view(), name="take_down"),
    path("<int:page_id>/emergency/", act_views.EmergencyView.as_view(), name="emergency"),
    path("<int:page_id>/confirm/", act_views.ConfirmView.as_view(), name="confirm"),
]
