"""Letters that bring a message of a discussion; answered by their link, without an account."""

from journal.letters import Envelope, Link, Recipient
from journal.models import Letter
from reviews.identity import is_of_editors
from reviews.letters.envelopes import voice
from reviews.models import Message, Participant, Thread
from reviews.queries.discussions import name_for
from reviews.wording import quoted
from submissions.letters import post_about
from submissions.models import ManuscriptLetter

AUDIENCES = {
    Thread.Side.EDITORS: ManuscriptLetter.Audience.EDITORS,
    Thread.Side.AUTHORS: ManuscriptLetter.Audience.AUTHORS,
    Thread.Side.REVIEWER: ManuscriptLetter.Audience.REVIEWER,
}


def post_message(message: Message, place: Participant, *, again: str = "") -> Letter:
    """Bring one message to one person in the discussion; once, whatever runs twice.

    ``again`` tells the letter from an earlier one with the same message.
    """
    thread, person = message.thread, place.user
    submission = thread.submission
    is_editor = is_of_editors(message.by, submission)
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient.of(person),
        about=f"thread:{thread.key}",
        dedupe=f"message:{message.key}:{person.key}{again}",
        signer=message.by if is_editor else None,
        links={
            "link": Link(
                "reviews:open_discussion", kind="discussion", key=thread.key, nonce=place.nonce
            )
        },
    )
    with voice(person.language, submission.journal):
        return post_about(
            submission,
            "discussion-message",
            envelope,
            audience=AUDIENCES[Thread.Side(thread.side)],
            values={
                "writer": name_for(person, message.by, thread),
                "subject": quoted(thread.subject),
                "words": quoted(message.text),
            },
        )
