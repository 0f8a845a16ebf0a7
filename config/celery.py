"""The Celery application: two queues, JSON messages with ids only."""

import os

from celery import Celery

import journal.queue  # noqa: F401 - teaches kombu the address of the bundled broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("journal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="periodic")
app.autodiscover_tasks(["issues.demo"])
