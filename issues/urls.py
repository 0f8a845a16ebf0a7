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
    # manuscripts and their letters
    path("desk/list.csv", views.desk_csv, name="desk_csv"),
    path("decisions/<str:key>/reverse/", views.reverse_decision, name="reverse"),
    path("papers/<str:key>/withdraw/", views.withdraw, name="withdraw"),
    path("papers/<str:key>/withdrawal.pdf", views.receipt, name="receipt"),
    path("papers/<str:key>/stand-back/", views.stand_back, name="stand_back"),
    path("papers/<str:key>/letters/", views.letters, name="letters"),
    path("letters/<str:key>/", views.letter, name="letter"),
    path("letters/<str:key>/resend/", views.resend, name="resend"),
    # two accounts of one person
    path("accounts/email/code/", views.ask_code, name="ask_code"),
    path("accounts/email/proof/", views.enter_code, name="enter_code"),
    path("accounts/email/join/", views.join, name="join"),
    path("accounts/email/ask/", views.ask_join, name="ask_join"),
    path("joined/<str:key>/", views.joined, name="joined"),
    path("joined/<str:key>/undo/", views.undo_join, name="undo_join"),
    path("joined/by-letter/<str:token>/", views.open_join, name="open_join"),
    path("desk/accounts/", views.joins, name="joins"),
    path("desk/accounts/<str:key>/", views.join_request, name="join_request"),
    path("desk/accounts/<str:key>/refuse/", views.refuse_join, name="refuse_join"),
    # production
    path("production/", views.production, name="production"),
    path("production/<str:key>/", views.in_production, name="in_production"),
    path("production/<str:key>/typeset/", views.typeset, name="typeset"),
    path("production/<str:key>/source/", views.source, name="source"),
    path("production/<str:key>/front/", views.front, name="front"),
    path("production/<str:key>/file/", views.corrected_file, name="corrected_file"),
    path("production/<str:key>/step/", views.start_step, name="start_step"),
    path("production/<str:key>/step/done/", views.finish_step, name="finish_step"),
    path("production/<str:key>/proof/", views.send_proof, name="send_proof"),
    path("production/<str:key>/proof/remind/", views.remind_proof, name="remind_proof"),
    path(
        "production/<str:key>/proof/approved/",
        views.approve_for_author,
        name="approve_for_author",
    ),
    path("production/<str:key>/preview/", views.article_preview, name="article_preview"),
    path("production/<str:key>/preview/<str:name>", views.production_file, name="production_file"),
    # proofs, by link
    path("proofs/<str:key>/", views.proof_page, name="proof_page"),
    path("proofs/<str:key>/approve/", views.approve, name="approve_proof"),
    path("proofs/<str:key>/corrections/", views.correct, name="correct_proof"),
    path("proofs/<str:key>/renew/", views.renew, name="renew_proof"),
    path("proofs/<str:key>/<str:name>", views.proof_file, name="proof_file"),
    # issues in preparation
    path("desk/issues/", views.issues, name="issues"),
    path("desk/issues/<slug:slug>/", views.compose, name="compose"),
    path("desk/issues/<slug:slug>/edit/", views.edit_issue, name="edit_issue"),
    path("desk/issues/<slug:slug>/publish/", views.publish, name="publish"),
    path("desk/issues/<slug:slug>/progress/", views.progress, name="progress"),
    path("desk/issues/<slug:slug>/stop/", views.stop, name="stop"),
    path("desk/issues/<slug:slug>/place/<int:number>/", views.place, name="place"),
    path("desk/issues/<slug:slug>/unplace/<int:number>/", views.unplace, name="unplace"),
    path("desk/issues/<slug:slug>/shift/<int:number>/", views.shift, name="shift"),
    path("desk/issues/<slug:slug>/heading/<int:number>/", views.heading, name="heading"),
]
