"""Sending work to the queue: only once its row is written, and without harm where there is no broker."""

import logging
from typing import Any

from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def send_on_commit(task: Any, row_id: int) -> None:
    """Send a task for a row once the row is written. Without a broker the row waits for the sweep, and nobody is told off."""

    def send() -> None:
        try:
            task.delay(row_id)
        except OperationalError:
            logger.warning("no broker: %s of row %d waits for the sweep", task.name, row_id)

    transaction.on_commit(send)
