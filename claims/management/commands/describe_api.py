"""`manage.py describe_api`: the description of the REST API, as OpenAPI 3.1 in JSON."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from claims.api.rendering import JSON
from claims.api.schema import description


class Command(BaseCommand):
    help = "Write the description of the REST API to standard output, as it is kept in docs/openapi.json."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        whole = json.loads(JSON().render(description()))
        self.stdout.write(json.dumps(whole, indent=1, ensure_ascii=False, sort_keys=True))
