"""`manage.py invite_reviewer`: let somebody in, without mail: the first password is printed and handed over."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.inviting import ROLES, NameTaken, invite


class Command(BaseCommand):
    help = "Create an account with a role, and print its first password. The password is not kept anywhere else."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("name", help="name to sign in with")
        parser.add_argument("--role", choices=ROLES, default="Reviewer", help="what the account may do")
        parser.add_argument("--email", default="", help="where the person can be reached; nothing is sent there")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            invitation = invite(username=options["name"], role=options["role"], email=options["email"])
        except NameTaken as error:
            raise CommandError(
                f"An account named {options['name']} is there already. Take another name, or give it a new password: "
                f"manage.py reset_password {options['name']}"
            ) from error
        self.stdout.write(f"{invitation.user.username} {invitation.password}")
