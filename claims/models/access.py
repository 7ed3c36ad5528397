"""How other programs get in: tokens, how often each may ask, and answers that are given again to a repeated request."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken


class Token(AbstractAuthToken):
    """What lets a program act for an account, within some scopes. Only its hash is kept; the token is shown once."""

    class Scope(models.TextChoices):
        READ = "read", _("read everything the account may see")
        RATE = "ratings:write", _("rate claims, and take ratings back")
        CLAIMS = "claims:write", _("add, correct, confirm, reject and place claims; link evidence; acknowledge changes")
        INTAKE = "intake:write", _("add texts and pages")
        SOURCES = "sources:write", _("refresh sources and correct what is known of them")
        DECIDE = "decisions:write", _("decide on claims and state findings")
        NAMES = "export:identities", _("see the accounts behind pseudonyms")
        ADMIN = "admin", _("everything the account may do, tokens included")

    # A scope only narrows what the account may do; it never adds to it.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="auth_token_set")
    name = models.CharField(max_length=80, help_text=_("What the token is for."))
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope))
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_token_says_what_it_is_for"),
            models.CheckConstraint(condition=Q(scopes__len__gt=0), name="a_token_has_a_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.user})"

    @property
    def number(self) -> str:
        """Its name in addresses: the part of it that is kept, and that opens nothing by itself."""
        return self.token_key


class Allowance(models.Model):
    """How far a program has used up what it may ask. One row each, moved on in one statement, so that none slips by."""

    name = models.CharField(max_length=100, primary_key=True)
    used_until = models.DateTimeField(help_text=_("The moment at which all that was asked is allowed for again."))

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Receipt(models.Model):
    """The answer to a request that named a key, given again when the same request comes once more."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=255)
    request_sha256 = models.CharField(
        max_length=64, help_text=_("Of method, address and body, to tell another request.")
    )
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_account_and_key"),
            models.CheckConstraint(condition=~Q(key=""), name="a_key_is_not_empty"),
        ]
        indexes = [models.Index(fields=["asked_at"], name="answers_to_forget")]  # the sweep

    def __str__(self) -> str:
        return f"{self.user}: {self.key}"
