"""A Celery application of one task, for a real worker behind a real broker."""

import os

from celery import Celery

app = Celery("echo", broker=os.environ.get("ECHO_BROKER_URL"), set_as_current=False)  # the project's own stays it
app.conf.broker_connection_retry_on_startup = True


@app.task
def write_down(path, words):
    with open(path, "w") as file:
        file.write(words)
