from django.urls import path

from home.syndication import lists, views

app_name = "syndication"

urlpatterns = [
    path("", lists.IncomingView.as_view(), name="incoming"),
    path("proposed/", lists.OutgoingView.as_view(), name="outgoing"),
    path("published/", lists.PublishedView.as_view(), name="published"),
    path("<int:pk>/", views.ItemView.as_view(), name="item"),
    path("propose/<int:page_id>/", views.ProposeView.as_view(), name="propose"),
    path("take/<int:page_id>/", views.TakeView.as_view(), name="take"),
]
