from django.urls import path

from journal import views

app_name = "journal"
urlpatterns = [
    path("about/<slug:slug>/", views.page, name="page"),
    path("desk/journal/", views.settings, name="settings"),
    path("desk/reviewing/", views.reviewing, name="reviewing"),
    path("desk/team/", views.team, name="team"),
    path("desk/team/<str:key>/end/", views.end_role, name="end_role"),
    path("set-up/<str:token>/", views.set_up, name="set_up"),
    path("mailbox/", views.mailbox, name="mailbox"),
    path("mailbox/<str:key>/", views.message, name="message"),
]
