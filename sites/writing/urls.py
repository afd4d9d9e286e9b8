from django.urls import path

from sites.writing import views, wording_views

app_name = "writing"

urlpatterns = [
    path("<int:page_id>/insert/", views.InsertView.as_view(), name="insert"),
    path("<int:page_id>/new/", views.NewPageView.as_view(), name="new"),
    path("<int:page_id>/check/", wording_views.CheckView.as_view(), name="check"),
    path("decode/", wording_views.decode_pasted, name="decode"),
]
