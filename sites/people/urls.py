from django.urls import path

from sites.people import login_views, seat_views, views

app_name = "board"

urlpatterns = [
    path("", views.BoardIndexView.as_view(), name="index"),
    path("log/", views.UnitLogView.as_view(), name="log"),
    path("invite/", seat_views.InviteView.as_view(), name="invite"),
    path("appoint/", seat_views.AppointKnownView.as_view(), name="appoint_known"),
    path("<int:person_id>/appoint/", seat_views.AppointView.as_view(), name="appoint"),
    path("<int:person_id>/edit/", login_views.EditPersonView.as_view(), name="edit_person"),
    path("<int:person_id>/deactivate/", login_views.DeactivateView.as_view(), name="deactivate"),
    path("<int:person_id>/reactivate/", login_views.ReactivateView.as_view(), name="reactivate"),
    path("<int:person_id>/invite-again/", login_views.InviteAgainView.as_view(), name="invite_again"),
    path("seats/<int:seat_id>/end/", seat_views.EndSeatView.as_view(), name="end_seat"),
    path("seats/<int:seat_id>/delegate/", seat_views.DelegateView.as_view(), name="delegate"),
    path("delegations/<int:delegation_id>/end/", seat_views.EndDelegationView.as_view(), name="end_delegation"),
]
