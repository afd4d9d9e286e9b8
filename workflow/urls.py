from django.urls import path

from workflow import act_views, views

app_name = "approval"

urlpatterns = [
    path("<int:page_id>/", views.ApprovalView.as_view(), name="item"),
    path("<int:page_id>/take-down/", act_views.TakeDownView.as_view(), name="take_down"),
    path("<int:page_id>/emergency/", act_views.EmergencyView.as_view(), name="emergency"),
    path("<int:page_id>/confirm/", act_views.ConfirmView.as_view(), name="confirm"),
]
