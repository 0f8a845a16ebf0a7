"""Operators' pages for people."""

from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin

from accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ("email", "name", "country", "is_active", "is_staff")
    search_fields = ("email", "family_name", "given_name", "latin_name")
    exclude = ("password", "user_permissions", "groups", "last_login")
    readonly_fields = ("date_joined", "orcid", "orcid_proved")  # iDs come from ORCID alone


# allauth's tables stay empty: credentials come from the environment, proofs stand with the person
for unused in (SocialAccount, SocialApp, SocialToken):
    admin.site.unregister(unused)
