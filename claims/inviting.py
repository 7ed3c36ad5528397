"""Letting people in: an account with a role, and a reviewer with a pseudonym behind those who rate."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.db import transaction

from claims.models import Reviewer

ROLES = ("Viewer", "Reviewer", "Editor", "Admin")
RATING_ROLES = ("Reviewer", "Editor", "Admin")
# No letter or digit that is taken for another when read aloud or written by hand.
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


class NameTaken(ValueError):
    """An account of this name is there already. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A new account and the password to hand over; it is not kept anywhere."""

    user: User
    password: str


@transaction.atomic
def invite(*, username: str, role: str, email: str = "") -> Invitation:
    """Create an account with a role and a random password.

    Args:
        username: name to sign in with.
        role: one of `ROLES`; all but viewers become reviewers with a pseudonym, admins may use the admin site.

    Raises:
        NameTaken: an account of this name exists.
    """
    if User.objects.filter(username__iexact=username).exists():
        raise NameTaken(username)
    password = _new_password()
    user = User.objects.create_user(username=username, email=email, password=password)
    user.is_staff = user.is_superuser = role == "Admin"
    user.save(update_fields=["is_staff", "is_superuser"])
    user.groups.add(Group.objects.get(name=role))
    if role in RATING_ROLES:
        Reviewer.objects.create(user=user, pseudonym=_new_pseudonym())
    return Invitation(user, password)


def reset_password(*, user: User) -> str:
    """Give an account a new random password and return it; it is not kept anywhere else."""
    password = _new_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    return password


def _new_password() -> str:
    return secrets.token_urlsafe(9)


def _new_pseudonym() -> str:
    """Return a pseudonym that nobody has and that says nothing about who came first."""
    while True:
        pseudonym = "R-" + "".join(secrets.choice(_ALPHABET) for _ in range(5))
        if not Reviewer.objects.filter(pseudonym=pseudonym).exists():
            return pseudonym
