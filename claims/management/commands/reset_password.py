"""`manage.py reset_password`: give an account a new password, without mail, and end its sessions."""

import argparse
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims.inviting import reset_password
from claims.signed_in import end_others


class Command(BaseCommand):
    help = "Give an account a new random password, print it, and sign the account out everywhere."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("name", help="name of the account")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username__iexact=options["name"]).first()
        if user is None:
            raise CommandError(f"There is no account named {options['name']}.")
        password = reset_password(user=user)
        end_others(user, this=None, now=timezone.now())
        self.stdout.write(f"{user.username} {password}")
