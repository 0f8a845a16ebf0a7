"""Errands of publishing."""

from celery import shared_task

from issues import typesetting
from journal.errands import carry_out


@shared_task
def typeset(key: str) -> None:
    carry_out(key, typesetting.typeset)
