"""The forms that reviewers fill in: made by editors, versioned, so that old reports stay true."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from journal.models import ArticleType, Journal
from journal.multilingual import Words, WordsField


class Recommendation(models.TextChoices):
    """What reviewers advise. A form may say it in other words and order; the codes stay."""

    ACCEPT = "accept", _("Accept")
    MINOR = "minor", _("Minor revision")
    MAJOR = "major", _("Major revision")
    RESUBMIT = "resubmit", _("Revise and resubmit as new")
    REJECT = "reject", _("Reject")


USUAL_HELP = {
    "accept": _("as it is"),
    "minor": _("small changes, the editor can check them"),
    "major": _("I would like to see it again"),
    "resubmit": _("the idea is good, the study must be redone"),
    "reject": _("not for this journal"),
}


class Form(models.Model):
    """One version of what reviewers are asked; one in use is followed by another, not changed.

    Versions of one form share ``series``; the current one is used by new rounds.
    """

    class Variant(models.TextChoices):
        ANY = "any", _("everybody")
        ACADEMIC = "academic", _("academic reviewers")
        PRACTITIONER = "practitioner", _("practitioners")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="review_forms")
    name = WordsField(_("name"))
    intro = WordsField(_("words before the questions"))
    series = models.CharField(max_length=20, default=new_key, editable=False)
    number = models.PositiveSmallIntegerField(default=1)
    variant = models.CharField(_("for whom"), max_length=12, choices=Variant, default=Variant.ANY)
    article_types = models.ManyToManyField(
        ArticleType, blank=True, verbose_name=_("kinds of paper"), help_text="None: all."
    )
    recommendations = models.JSONField(
        default=list,
        blank=True,
        help_text="Own words and order: a code, words and help by language each. Empty: the usual.",
    )
    is_current = models.BooleanField(default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "number"], name="form_version_once"),
            models.UniqueConstraint(
                fields=["series"],
                condition=models.Q(is_current=True),
                name="one_current_version_of_form",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def scale(self) -> list[tuple[str, str, str]]:
        """The recommendations in order: code, words and a line of help, each once, none missing."""
        own = {row["code"]: row for row in self.recommendations if row.get("code")}
        codes = [code for code in own if code in Recommendation.values]
        codes += [code for code in Recommendation.values if code not in own]
        return [
            (
                code,
                str(Words(own.get(code, {}).get("words", {}))) or str(Recommendation(code).label),
                str(Words(own.get(code, {}).get("help", {}))) or str(USUAL_HELP[code]),
            )
            for code in codes
        ]

    def recommendation_words(self, code: str) -> str:
        """Return a recommendation in the words of this form; "" where there is none."""
        return next((words for each, words, _help in self.scale if each == code), "")


class Criterion(models.Model):
    """One question of a form: a scale from 1 to 5 with words at both ends, or another kind."""

    class Kind(models.TextChoices):
        SCALE = "scale", _("scale from 1 to 5")
        TEXT = "text", _("text")
        CHOICE = "choice", _("choice")
        FILE = "file", _("file")

    class Seen(models.TextChoices):
        EDITORS = "editors", _("editors only")
        AUTHORS = "authors", _("editors and authors")

    form = models.ForeignKey(Form, models.CASCADE, related_name="criteria")
    slug = models.SlugField()
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.SCALE)
    label = WordsField()
    hint = WordsField()
    low = WordsField()
    high = WordsField()
    options = models.JSONField(
        default=list, blank=True, help_text="Choices: a slug and words by language each."
    )
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, help_text="Of scales, in the weighted mean; 0: not counted."
    )
    is_required = models.BooleanField(_("must be answered"), default=True)
    seen_by = models.CharField(_("seen by"), max_length=8, choices=Seen, default=Seen.EDITORS)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["form", "slug"], name="criterion_slug_once")
        ]

    def __str__(self) -> str:
        return str(self.label)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The options of a choice: slug and words."""
        return [(str(row["slug"]), str(Words(row["words"]))) for row in self.options]

    def option(self, slug: str) -> str:
        """Return the words of an option; "" where there is none of that slug."""
        return dict(self.choices).get(slug, "")
