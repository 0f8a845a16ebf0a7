from django.urls import path

from issues import views

app_name = "issues"
urlpatterns = [
    # readers
    path("", views.home, name="home"),
    path("issues/", views.archive, name="archive"),
    path("issues/<slug:slug>/", views.issue, name="issue"),
    path("articles/<int:number>/<str:name>", views.galley, name="galley"),
    path("preview/<str:key>/", views.preview, name="preview"),
    # the editorial office
    path("production/", views.production, name="production"),
    path("desk/issues/", views.issues, name="issues"),
]
