from django.urls import path

from home.importing import downloads, views

app_name = "document_imports"

urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
    path("template/<slug:kind>/", downloads.TemplateDownload.as_view(), name="template"),
    path("export/<slug:kind>/", downloads.ExportDownload.as_view(), name="export"),
    path("<int:run_id>/columns/", views.ColumnsView.as_view(), name="columns"),
    path("<int:run_id>/", views.ReportView.as_view(), name="report"),
    path("<int:run_id>/take/", views.TakeView.as_view(), name="take"),
    path("<int:run_id>/step/", views.StepView.as_view(), name="step"),
    path("<int:run_id>/results/", downloads.ResultsDownload.as_view(), name="results"),
]
