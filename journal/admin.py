"""Operators' pages for the lists of the house."""

from django.contrib import admin
from django.http import HttpRequest

from journal.models import (
    Address,
    Announcement,
    ArticleType,
    Call,
    Errand,
    Holiday,
    Journal,
    LetterTemplate,
    Page,
    Section,
    Topic,
)

for model in (Announcement, ArticleType, Call, Holiday, LetterTemplate, Page, Section, Topic):
    admin.site.register(model)


@admin.register(Journal)
class JournalAdmin(admin.ModelAdmin):
    """One journal a deployment: it can be changed, not added or taken away."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Journal | None = None) -> bool:
        return False


@admin.register(Address)
class AddressAdmin(admin.ModelAdmin):
    list_display = ("email", "state", "since")
    list_filter = ("state",)
    search_fields = ("email",)


@admin.register(Errand)
class ErrandAdmin(admin.ModelAdmin):
    """Background work, to look at only."""

    list_display = ("task", "about", "state", "tries", "sent_at", "outcome")
    list_filter = ("state", "task")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Errand | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Errand | None = None) -> bool:
        return False
