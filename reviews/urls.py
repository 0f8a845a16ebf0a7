from django.urls import path

from reviews import views

app_name = "reviews"
urlpatterns = [
    # editors
    path("papers/<str:key>/reviewers/", views.reviewers, name="reviewers"),
    path("papers/<str:key>/decide/", views.decide, name="decide"),
    path(
        "papers/<str:key>/change-authors/<str:change_key>/",
        views.decide_authors,
        name="decide_authors",
    ),
    path("papers/<str:key>/next-round/", views.next_round, name="next_round"),
    path("papers/<str:key>/revision-due/", views.revision_due, name="revision_due"),
    path("papers/<str:key>/revision-due/refuse/", views.refuse_time, name="refuse_time"),
    path("reviews/<str:key>/release/", views.release, name="release"),
    path("reviews/<str:key>/due/", views.move_due, name="move_due"),
    path("reviews/<str:key>/remind/", views.remind, name="remind"),
    path("reviews/<str:key>/ask-again/", views.ask_again, name="ask_again"),
    path("reviews/<str:key>/link/", views.link, name="link"),
    path("reviews/<str:key>/end-links/", views.end_links, name="end_links"),
    path("decisions/<str:key>/undo/", views.undo, name="undo"),
    path("decisions/<str:key>/send/", views.send_now, name="send_now"),
    # authors
    path("papers/<str:key>/revise/", views.revise, name="revise"),
    path("papers/<str:key>/revise/more-time/", views.revision_time, name="revision_time"),
    path("papers/<str:key>/revise/save/", views.save_answer, name="save_answer"),
    path("papers/<str:key>/revise/links/", views.link_answers, name="link_answers"),
    # reviewers, signed in or by link
    path("reviews/", views.mine, name="mine"),
    path("reviews/<str:key>/", views.page, name="page"),
    path("reviews/<str:key>/accept/", views.accept, name="accept"),
    path("reviews/<str:key>/decline/", views.decline, name="decline"),
    path("reviews/<str:key>/reopen/", views.reopen, name="reopen"),
    path("reviews/<str:key>/more-time/", views.more_time, name="more_time"),
    path("reviews/<str:key>/save/", views.save, name="save"),
    path("reviews/<str:key>/choose/", views.choose, name="choose"),
    path("reviews/<str:key>/hand-in/", views.hand_in, name="hand_in"),
    path("reviews/<str:key>/renew/", views.renew, name="renew"),
    path("reviews/<str:key>/compare/", views.compare, name="compare"),
    path("reviews/<str:key>/files/<str:file_key>/", views.supplement, name="supplement"),
    path("reviews/<str:key>/copy.pdf", views.copy, name="copy"),
    path("reviews/<str:key>/manuscript/", views.manuscript, name="manuscript"),
    path("reviews/<str:key>/attachment/", views.attachment, name="attachment"),
    path("reviews/<str:key>/figures/<str:name>", views.figure, name="figure"),
]
