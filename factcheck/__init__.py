"""The project: settings, addresses and the Celery application; wiring only."""
