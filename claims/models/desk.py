"""What lies on a person's desk: the forms they have open, and the lists of the queue that they keep."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Presence(models.Model):
    """That a person has a form of a record open; renewed while it is, and forgotten soon after."""

    form = models.CharField(max_length=20)
    record = models.BigIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences")
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["form", "record", "user"], name="a_person_has_a_form_open_once"),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.record}: {self.user}"


class Bookmark(models.Model):
    """An address of the queue that a person keeps under a name of their own. Taking it off removes the row."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=300)
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="a_person_has_one_bookmark_of_a_name"),
            models.CheckConstraint(condition=~Q(name=""), name="a_bookmark_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
