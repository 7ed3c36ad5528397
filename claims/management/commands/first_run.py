"""`manage.py first_run`: what a new local installation needs before anybody can sign in. `make run` calls it."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from claims.inviting import invite
from claims.sample.loading import People, load

ACCOUNTS = (
    ("viewer", "Viewer"),
    ("reviewer", "Reviewer"),
    ("second", "Reviewer"),
    ("editor", "Editor"),
    ("admin", "Admin"),
)


class Command(BaseCommand):
    help = "On an installation of one's own machine that has no account yet: one account per role, and the sample."

    def handle(self, *args: Any, **options: Any) -> None:
        file = Path(settings.LOCAL_ACCOUNTS)
        if settings.LOCAL and not User.objects.exists():
            self._begin(file)
        if file.exists():
            self.stdout.write(f"They are kept in {file}; delete the file once you know them.")

    def _begin(self, file: Path) -> None:
        """Make the accounts and the sample, and keep the passwords, all or nothing: nobody may be locked out by a power cut."""
        with transaction.atomic():
            invitations = [invite(username=name, role=role) for name, role in ACCOUNTS]
            people = {one.user.username: one.user for one in invitations}
            load(
                people=People(people["reviewer"].reviewer, people["second"].reviewer, people["editor"]),
                now=timezone.now(),
            )
            lines = [f"{one.user.username:10} {one.password}\n" for one in invitations]
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as accounts:
                accounts.writelines(lines)
        self.stdout.write("Accounts of this installation, name and password:")
        self.stdout.write("".join(lines))
