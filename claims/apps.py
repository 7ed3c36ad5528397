from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = _("What was said, and what we found")

    def ready(self) -> None:
        from claims import receivers

        receivers.connect()
