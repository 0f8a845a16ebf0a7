"""Errands of the house."""

from celery import shared_task

from journal import post


@shared_task
def send_letter(letter_id: int) -> None:
    post.send(letter_id)
