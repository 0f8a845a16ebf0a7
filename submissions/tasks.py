"""Errands of manuscripts."""

from celery import shared_task

from journal.errands import carry_out
from submissions import converting


@shared_task
def convert_version(key: str) -> None:
    carry_out(key, converting.read_upload)


@shared_task
def prepare_copy(key: str) -> None:
    carry_out(key, converting.prepare_copy)


@shared_task
def read_title_page(key: str) -> None:
    carry_out(key, converting.read_title_page)
