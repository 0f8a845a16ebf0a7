"""Errands of reviews."""

from celery import shared_task

from journal.errands import carry_out
from reviews import errands


@shared_task
def settle_credit(key: str) -> None:
    carry_out(key, errands.settle_credit)
