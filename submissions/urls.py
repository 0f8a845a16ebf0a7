from django.urls import path

from submissions import views

app_name = "submissions"
urlpatterns = [
    path("submit/", views.start, name="start"),
    path("submit/incoming/", views.incoming, name="incoming"),
    path("submit/incoming/<str:key>/", views.incoming_file, name="incoming_file"),
    path("submit/<str:key>/reading/", views.reading, name="reading"),
    path("submit/authors.csv", views.authors_csv, name="authors_csv"),
    path("submit/codes/", views.codes, name="codes"),
    path("submit/<str:key>/authors/", views.authors, name="authors"),
    path("submit/<str:key>/check/", views.check, name="check"),
    path("submit/<str:key>/statements/", views.statements, name="statements"),
    path("submit/<str:key>/send/", views.send, name="send"),
    path("submit/<str:key>/done/", views.done, name="done"),
    path("submit/<str:key>/discard/", views.discard, name="discard"),
    path("papers/<str:key>/replace/", views.replace, name="replace"),
    path("papers/<str:key>/take/", views.take, name="take"),
    path("papers/<str:key>/files/", views.files, name="files"),
    path("papers/<str:key>/files.zip", views.all_files, name="all_files"),
    path("papers/<str:key>/files/<str:file_key>/", views.file, name="file"),
    path("papers/<str:key>/files/<str:file_key>/describe/", views.describe_file, name="describe"),
    path("papers/<str:key>/files/<str:file_key>/remove/", views.remove_file, name="remove_file"),
    path("papers/<str:key>/files/<str:file_key>/replace/", views.replace_file, name="swap_file"),
    path("papers/<str:key>/compare/", views.choose_versions, name="compare"),
    path(
        "papers/<str:key>/compare/<str:old_key>/<str:new_key>/",
        views.comparison,
        name="comparison",
    ),
    path("papers/<str:key>/read/<str:version_key>/", views.read, name="read"),
    path("papers/<str:key>/read/<str:version_key>/<str:name>", views.figure, name="figure"),
    path("papers/<str:key>/anonymity/", views.anonymity, name="anonymity"),
    path("papers/<str:key>/checks/", views.checks, name="checks"),
    path("papers/<str:key>/overlap/<str:other_key>/", views.overlap, name="overlap"),
    path("papers/<str:key>/references/", views.references, name="references"),
    path("desk/checks/", views.check_settings, name="check_settings"),
    path(
        "papers/<str:key>/people/<str:person_key>/settle/",
        views.settle_dispute,
        name="settle_dispute",
    ),
    path(
        "papers/<str:key>/people/<str:person_key>/link/",
        views.coauthor_link,
        name="coauthor_link",
    ),
    path("papers/<str:key>/change-authors/", views.change_authors, name="change_authors"),
    path(
        "papers/<str:key>/change-authors/take-back/",
        views.take_back_change,
        name="take_back_change",
    ),
    path("author-change/of/<str:key>/", views.author_change, name="author_change"),
    path("author-change/<str:token>/", views.open_author_change, name="open_author_change"),
    path("authorship/of/<str:key>/", views.authorship, name="authorship"),
]
