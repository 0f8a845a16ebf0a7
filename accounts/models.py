"""Who a person is; nothing here knows of journals or manuscripts."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import IntegrityError, models, transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from accounts.validators import validate_orcid, validate_ror


class Named(models.Model):
    """The parts of a name. Any may be empty but not all; a single name stands in ``family``."""

    family_name = models.CharField(_("family name"), max_length=120, blank=True)
    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=120, blank=True)
    printed_name = models.CharField(_("name as printed"), max_length=250, blank=True)
    latin_name = models.CharField(_("name in Latin letters"), max_length=250, blank=True)

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        """The name as its owner wants it printed."""
        return self.printed_name or " ".join(
            part for part in (self.given_name, self.patronymic, self.family_name) if part
        )


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def known_or_new(self, email: str, **fields: Any) -> "User":
        """Return whoever has this address, main or further; make a person without a password
        where nobody has.

        Two who write the same new address at one moment get the same row.
        """
        known = self.filter(email__iexact=email).first() or self.with_further(email)
        if known:
            return known
        try:
            with transaction.atomic(using=self._db):
                return self.create_user(email, **fields)
        except IntegrityError:
            return self.get(email__iexact=email)

    def with_further(self, email: str) -> "User | None":
        """Return who proved that a further address is theirs, as after a join of two accounts."""
        return self.filter(
            emailaddress__email__iexact=email, emailaddress__verified=True, is_active=True
        ).first()

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(Named, AbstractBaseUser, PermissionsMixin):
    """A person. The main address is the sign-in; allauth keeps the further ones."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    orcid = models.CharField("ORCID", max_length=19, blank=True, validators=[validate_orcid])
    orcid_proved = models.BooleanField(
        default=False, help_text="The person signed in at ORCID with this iD."
    )
    affiliation = models.CharField(_("institution"), max_length=250, blank=True)
    ror = models.CharField("ROR", max_length=40, blank=True, validators=[validate_ror])
    country = models.CharField(_("country"), max_length=2, blank=True)
    languages = models.JSONField(_("languages read"), default=list, blank=True)
    language = models.CharField(_("language of letters"), max_length=2, default="en")
    expertise = models.TextField(_("expertise"), blank=True)
    away_from = models.DateField(_("away from"), null=True, blank=True)
    away_until = models.DateField(_("away until"), null=True, blank=True)
    timezone = models.CharField(_("time zone"), max_length=50, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False, help_text=_("May open the operators' pages."))
    date_joined = models.DateTimeField(default=now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["orcid"],
                condition=models.Q(orcid_proved=True, is_active=True),
                name="proved_orcid_once",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return self.given_name or str(self)


class OrcidPermission(models.Model):
    """That the journal may write into a person's ORCID record, as ORCID gave it; sealed."""

    user = models.ForeignKey(User, models.CASCADE, related_name="orcid_permissions")
    orcid = models.CharField("ORCID", max_length=19, validators=[validate_orcid])
    token = models.TextField(help_text="Sealed; only the errand that writes opens it.")
    given_at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "orcid"], name="orcid_permission_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.orcid}"


class Organisation(models.Model):
    """An institution from the Research Organization Registry (ROR), as a command loads it."""

    ror = models.CharField("ROR", max_length=40, unique=True, validators=[validate_ror])
    name = models.CharField(_("name"), max_length=250)
    names = models.JSONField(default=dict, help_text="Further names: language, other names, short.")
    search = models.TextField(help_text="All names, folded: what a typed word is looked for in.")
    country = models.CharField(_("country"), max_length=2)
    place = models.CharField(_("place"), max_length=120, blank=True)
    domains = models.JSONField(default=list, blank=True)
    parents = models.JSONField(default=list, blank=True, help_text="ROR addresses.")

    class Meta:
        ordering: ClassVar = ["name"]
        indexes: ClassVar = [models.Index(fields=["country", "name"], name="organisation_country")]

    def __str__(self) -> str:
        return self.name


class Tie(models.Model):
    """What joins two people beside a paper: declared by one of them or written down by an editor."""

    class Kind(models.TextChoices):
        SUPERVISION = "supervision", _("supervisor and student")
        FAMILY = "family", _("family")
        CO_AUTHOR = "co_author", _("wrote together")
        COLLEAGUE = "colleague", _("work or worked together")
        DISPUTE = "dispute", _("in dispute")
        OTHER = "other", _("another tie")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="ties")
    other = models.ForeignKey(User, models.CASCADE, related_name="ties_of_others")
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.TextField(_("in words"), blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "other", "kind"], name="tie_once"),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("other")), name="ties_join_two_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.other}: {self.get_kind_display()}"


class Join(models.Model):
    """Two accounts of one person made one; keeps, for 30 days, what is needed to undo it."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    kept = models.ForeignKey(User, models.PROTECT, related_name="joins")
    closed = models.ForeignKey(User, models.PROTECT, related_name="joined_into")
    asked_at = models.DateTimeField(default=now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proof = models.CharField(max_length=20, help_text="code, orcid or editor.")
    words = models.TextField(blank=True, help_text="What the person wrote to the editors.")
    joined_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    moved = models.JSONField(default=dict, help_text="Keys of moved rows by table and column.")

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("closed")), name="joins_two_accounts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.closed} → {self.kept}"
