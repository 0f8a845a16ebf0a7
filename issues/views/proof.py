"""The proof, read by its author through a link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def open_proof(request: HttpRequest, token: str) -> HttpResponse:
    return render(request, "task.html")
