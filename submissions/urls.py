from django.urls import path

from submissions import views

app_name = "submissions"
urlpatterns = [
    path("submit/", views.start, name="start"),
    path("submit/<str:key>/reading/", views.reading, name="reading"),
    path("submit/<str:key>/check/", views.check, name="check"),
    path("submit/<str:key>/statements/", views.statements, name="statements"),
    path("submit/<str:key>/send/", views.send, name="send"),
    path("submit/<str:key>/done/", views.done, name="done"),
    path("submit/<str:key>/discard/", views.discard, name="discard"),
    path("papers/<str:key>/replace/", views.replace, name="replace"),
    path("papers/<str:key>/take/", views.take, name="take"),
    path("papers/<str:key>/files/<str:file_key>/", views.file, name="file"),
    path("papers/<str:key>/compare/", views.choose_versions, name="compare"),
    path(
        "papers/<str:key>/compare/<str:old_key>/<str:new_key>/",
        views.comparison,
        name="comparison",
    ),
    path("papers/<str:key>/read/<str:version_key>/", views.read, name="read"),
    path("papers/<str:key>/read/<str:version_key>/<str:name>", views.figure, name="figure"),
    path("authorship/of/<str:key>/", views.authorship, name="authorship"),
]
