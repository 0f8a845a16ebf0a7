"""The mailbox page: where letters arrive while the journal runs on one's own machine."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from journal.models import MailboxMessage


def refuse_outside() -> None:
    """The page does not exist where anybody else could reach it."""
    if not settings.MAILBOX:
        raise Http404


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """All letters, newest first; ``?to=`` shows one person's."""
    refuse_outside()
    letters = MailboxMessage.objects.defer("raw")
    if wanted := request.GET.get("to", ""):
        letters = letters.filter(to__icontains=wanted)
    page = Paginator(letters, 50).get_page(request.GET.get("page"))
    return render(request, "journal/mailbox.html", {"page": page, "wanted": wanted})


@require_safe
def message(request: HttpRequest, key: str) -> HttpResponse:
    """One letter as text; ``?raw`` gives the message as it would have left the house."""
    refuse_outside()
    letter = get_object_or_404(MailboxMessage, key=key)
    if "raw" in request.GET:
        answer = HttpResponse(bytes(letter.raw), content_type="message/rfc822")
        answer["Content-Disposition"] = 'attachment; filename="letter.eml"'
        return answer
    return render(request, "journal/message.html", {"letter": letter})
