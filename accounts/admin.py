"""Operators' pages for people."""

from django.contrib import admin

from accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ("email", "name", "country", "is_active", "is_staff")
    search_fields = ("email", "family_name", "given_name", "latin_name")
    exclude = ("password", "user_permissions", "groups", "last_login")
    readonly_fields = ("date_joined",)
