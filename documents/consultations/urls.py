"""Addresses of the screens of comments."""

from django.urls import path

from documents.consultations.views import AttachmentView, CommentView, IndexView

app_name = "draft_comments"
urlpatterns = [
    path("", IndexView.as_view(), name="index"),
    path("<int:draft_comment_id>/", CommentView.as_view(), name="item"),
    path("<int:draft_comment_id>/file/", AttachmentView.as_view(), name="attachment"),
]
