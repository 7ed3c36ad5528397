"""Programs that ask: by a token of a role, and a story's worth of rows to ask for."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Token
from tests.factories import person
from tests.web.story import tell


class Program(Client):
    """A client that shows a token with each request and speaks JSON."""

    def __init__(self, user, *scopes, days=1):
        self.token, shown = Token.objects.create(
            user=user, name="Test", scopes=scopes or ("read",), expiry=timedelta(days=days)
        )
        super().__init__(headers={"Authorization": f"Bearer {shown}"}, raise_request_exception=False)

    def send(self, method, address, body=None, **headers):
        """Send a body as JSON; bytes are sent as they are."""
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        return self.generic(method, address, data, content_type="application/json", headers=headers)


@pytest.fixture
def story(editor, reviewer, second, viewer):
    person("admin", "Admin")
    return tell(editor, reviewer, second)


@pytest.fixture
def program(story):
    """Return a program of a role with scopes: `program("editor", "read")`."""
    return lambda name, *scopes, **options: Program(User.objects.get(username=name), *scopes, **options)


def pointers_of(response):
    """Return where a problem points to, and where that is."""
    return [(error["in"], error["pointer"]) for error in response.json()["errors"]]
