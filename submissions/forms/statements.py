"""The page "Statements"."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from journal.models import Section, Topic
from submissions.forms.fields import DraftForm, Typed
from submissions.forms.wishes import WishForms
from submissions.manuscripts.credit import ROLES
from submissions.models import Contributor, Statement, Submission
from submissions.queries.people import people_of, wish_rows
from submissions.queries.preflight import REQUIRED
from submissions.queries.statements import nothing_to_declare, statements_of

OPTIONAL = (Statement.Kind.ACKNOWLEDGEMENTS,)


class StatementsForm(DraftForm):
    """Section, topics, five statements, thanks, a note to the editors, and the licence."""

    def __init__(self, data: Any = None, *, submission: Submission) -> None:
        super().__init__(data)
        self.submission = submission
        self.add_lists()
        given = statements_of(submission)
        for kind in REQUIRED:
            self.add_statement(kind, given.get(kind, ""))
        for kind in OPTIONAL:
            self.fields[kind.value] = Typed(
                label=kind.label, lines=3, required=False, initial=given.get(kind, "")
            )
        self.fields["cover_note"] = Typed(
            label=_("Note to the editors"),
            lines=3,
            required=False,
            initial=submission.cover_note,
            help_text=_("Only editors read it."),
        )
        for person in people_of(submission):
            self.add_roles(person)
        self.wishes = WishForms(wish_rows(submission), data)
        self.fields["consent"] = forms.BooleanField(
            label=self.licence_words(), required=False, initial=bool(submission.consent_at)
        )

    def add_lists(self) -> None:
        journal = self.submission.journal
        sections = Section.objects.filter(journal=journal)
        if sections.count() > 1:
            self.fields["section"] = forms.ModelChoiceField(
                sections,
                label=_("Section"),
                widget=forms.RadioSelect,
                required=False,
                empty_label=None,
                initial=self.submission.section_id,
            )
        topics = Topic.objects.filter(journal=journal)
        if topics.exists():
            self.fields["topics"] = forms.ModelMultipleChoiceField(
                topics,
                label=_("Topics"),
                widget=forms.CheckboxSelectMultiple,
                required=False,
                initial=[topic.pk for topic in self.submission.topics.all()],
                help_text=_("They help to find reviewers and readers."),
            )

    def add_statement(self, kind: Statement.Kind, text: str) -> None:
        """A sentence to be chosen with one press, or own words, which count where both are."""
        nothing = nothing_to_declare(kind, self.submission.language)
        self.fields[f"{kind.value}_nothing"] = forms.BooleanField(
            label=nothing, required=False, initial=text == nothing
        )
        self.fields[kind.value] = Typed(
            label=kind.label,
            lines=3,
            initial="" if text == nothing else text,
        )

    def add_roles(self, person: Contributor) -> None:
        """What one author did, by the fourteen roles of CRediT."""
        self.fields[f"roles_{person.key}"] = forms.MultipleChoiceField(
            label=person.name or _("An author without a name"),
            choices=[(role.slug, role.label) for role in ROLES.values()],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=person.roles,
        )

    def roles(self) -> list[tuple[forms.BoundField, str]]:
        """The fields of roles, each with the chosen ones in words."""
        fields = [self[name] for name in self.fields if name.startswith("roles_")]
        return [(field, role_words(field.value() or [])) for field in fields]

    def role_values(self) -> dict[str, list[str]]:
        """Return the chosen roles by the key of an author."""
        typed = self.typed()
        start = "roles_"
        return {n.removeprefix(start): v for n, v in typed.items() if n.startswith(start)}

    def licence_words(self) -> str:
        journal = self.submission.journal
        return _(
            "All authors agree that the paper appears under the licence %(licence)s if it is "
            "accepted. They keep their copyright. It has not been published before and is not "
            "with another journal."
        ) % {"licence": journal.licence_name}

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The statements, each with its sentence to be chosen."""
        return [(self[kind.value], self[f"{kind.value}_nothing"]) for kind in REQUIRED]

    def values(self) -> dict[str, Any]:
        """Return what was typed, as ``save_statements`` takes it."""
        typed = self.typed()
        texts = {kind.value: typed[kind.value] for kind in OPTIONAL}
        for kind in REQUIRED:
            nothing = nothing_to_declare(kind, self.submission.language)
            chosen = nothing if typed[f"{kind.value}_nothing"] else ""
            texts[kind.value] = typed[kind.value] or chosen
        return {
            "statements": texts,
            "section": typed.get("section"),
            "topics": typed.get("topics", []),
            "cover_note": typed["cover_note"],
            "consent": typed["consent"],
        }


def role_words(slugs: Sequence[str]) -> str:
    """Return chosen roles in words, with commas."""
    return ", ".join(str(ROLES[slug].label) for slug in ROLES if slug in slugs)
