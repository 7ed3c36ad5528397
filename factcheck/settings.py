"""One settings module; everything that differs between machines is read from the environment.

Variables are listed, with a comment each, in `env.example`. With none set, the project runs its own
PostgreSQL and broker on this machine (`factcheck.local`) and refuses to listen anywhere but loopback.
"""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "to be replaced"
INSTALLED_APPS: list[str] = []
USE_TZ = True
