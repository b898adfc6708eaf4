from django.urls import path

from moothill.commons.files import views

app_name = "files"

urlpatterns = [
    path("files/<str:token>/<str:name>", views.file, name="file"),
]
