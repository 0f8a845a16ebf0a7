"""All addresses. Six names without a namespace are shared words that letters may use."""

from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from accounts import views as accounts
from issues import views as issues
from journal import views as journal
from reviews import views as reviews
from submissions import views as submissions

admin.autodiscover()
# our own door, with its rate limits, instead of the operators' own form
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("operators/", admin.site.urls),
    path("too-large", journal.too_large, name="too_large"),
    path("healthz", journal.healthz, name="healthz"),
    path("robots.txt", issues.robots, name="robots"),
    path("sitemap.xml", issues.sitemap, name="sitemap"),
    path("orcid/callback/", accounts.orcid_callback, name="orcid_callback"),
    path("articles/<int:number>/", issues.article_in_own_language, name="article_doi"),
    path("", journal.choose_language, name="root"),
]
urlpatterns += i18n_patterns(
    # the shared names: the six of letters, the co-authors' link, and an author's own list
    path("account/", issues.start, name="account"),
    path("desk/", issues.desk, name="desk"),
    path("papers/", issues.papers, name="papers"),
    path("papers/<str:key>/", issues.manuscript, name="manuscript"),
    path("review/<str:token>/", reviews.open_link, name="review"),
    path("proof/<str:token>/", issues.open_proof, name="proof"),
    path("articles/<int:number>/", issues.article, name="article"),
    path("authorship/<str:token>/", submissions.open_authorship, name="authorship"),
    path("accounts/login/", accounts.enter, name="account_login"),
    path("accounts/login/password/", accounts.sign_in_by_password, name="account_password_login"),
    path("accounts/signup/", accounts.enter, name="account_signup"),
    path("accounts/orcid/", issues.orcid_arrived, name="orcid_arrived"),
    path("accounts/orcid/go/", accounts.orcid_login, name="orcid_login"),
    path("accounts/orcid/forget/", accounts.orcid_forget, name="orcid_forget"),
    path("accounts/orcid/off/", accounts.orcid_disconnect, name="orcid_disconnect"),
    path("accounts/email/", issues.addresses, name="account_email"),
    path("accounts/", include("allauth.account.urls")),
    path("", include("accounts.urls")),
    path("", include("submissions.urls")),
    path("", include("reviews.urls")),
    path("", include("issues.urls")),
    path("", include("journal.urls")),
    prefix_default_language=True,
)
handler404 = "journal.views.not_found"
handler403 = "journal.views.forbidden"
handler500 = "journal.views.broken"
handler400 = "journal.views.bad_request"
