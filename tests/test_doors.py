"""Who may open which door: one row for every address, one column for every kind of person.

A row has the answers to GET for the people of ``tests.world.PEOPLE`` in their order, then after
the bar the answers to POST without content. A word stands for all: 404 for strangers to what is
private, 403 where a person may look but not touch, 302 to the sign-in, 405 for a wrong method.
"""

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from accounts.links import make_token
from tests import world as worlds
from tests.doors import DOORS, THIRD_PARTY


def addresses(world):
    """Return the arguments of every address."""
    paper, review, article, issue = world.paper, world.review, world.article, world.preparing
    of_paper = [paper.key]
    of_article = [article.submission.key]
    return {
        "manuscript": of_paper,
        "article": [world.published.number],
        "article_doi": [world.published.number],
        "review": [world.token("review", review)],
        "proof": [world.token("proof", world.step)],
        "authorship": [world.token("authorship", world.contributor)],
        **{
            f"submissions:{n}": [world.draft.key]
            for n in ("authors", "reading", "check", "statements", "send", "discard")
        },
        "submissions:acting": of_paper,
        "submissions:done": of_paper,
        "submissions:replace": of_paper,
        "submissions:files": of_paper,
        "submissions:all_files": of_paper,
        **{
            f"submissions:{n}": [paper.key, world.attached.key]
            for n in ("describe", "remove_file", "swap_file")
        },
        "submissions:incoming_file": [world.incoming.key],
        "reviews:take": of_paper,
        "submissions:anonymity": of_paper,
        "submissions:checks": of_paper,
        "submissions:references": of_paper,
        "submissions:overlap": [paper.key, world.published.submission.key],
        "submissions:compare": of_paper,
        "submissions:comparison": [paper.key, world.version.key, world.version.key],
        "submissions:file": [paper.key, world.file.key],
        "submissions:read": [paper.key, world.version.key],
        "submissions:figure": [paper.key, world.version.key, "none.png"],
        "submissions:authorship": [world.contributor.key],
        "submissions:change_authors": of_paper,
        "submissions:take_back_change": of_paper,
        "submissions:author_change": [world.consent.key],
        "submissions:open_author_change": [world.token("author_change", world.consent)],
        "submissions:settle_dispute": [paper.key, world.contributor.key],
        "submissions:coauthor_link": [paper.key, world.contributor.key],
        "submissions:similarity": [paper.key, world.version.key],
        "submissions:remove_similarity": [paper.key, world.similarity.key],
        "reviews:rule_conflict": of_paper,
        **{
            f"reviews:{n}": [world.people["reviewer"].key]
            for n in ("expert", "list_works", "remove_works", "add_tie")
        },
        "reviews:remove_tie": [world.people["reviewer"].key, world.tie.key],
        "reviews:decide_authors": [paper.key, world.consent.change.key],
        **{
            f"reviews:{n}": [review.key]
            for n in (
                "accept",
                "ask_again",
                "attachment",
                "choose",
                "compare",
                "copy",
                "decline",
                "end_links",
                "hand_in",
                "edit_report",
                "link",
                "manuscript",
                "more_time",
                "move_due",
                "other_address",
                "page",
                "rate",
                "release",
                "remind",
                "reopen_seat",
                "return_report",
                "seat",
                "renew",
                "reopen",
                "save",
                "try_again",
            )
        },
        "reviews:earlier_file": [review.key, "none"],
        "reviews:figure": [review.key, "none.png"],
        "reviews:answer_file": [review.key, "none"],
        **{f"reviews:{n}": [review.key] for n in ("ask_credit", "withdraw_credit")},
        "submissions:prove_orcid": [world.contributor.key],
        **{f"reviews:{n}": [review.key] for n in ("form_text", "form_word", "note", "upload_form")},
        **{
            f"reviews:{n}": [review.round.form.key]
            for n in ("act_on_form", "design", "preview_form")
        },
        **{
            f"reviews:{n}": [review.key]
            for n in (
                "certificate",
                "due_file",
                "later",
                "name_co_reviewer",
                "propose",
                "who",
            )
        },
        "reviews:open_offer": [world.token("offer", world.offer)],
        "reviews:confirm_offer": [world.offer.key],
        "reviews:answer_offer": [world.offer.key],
        "reviews:open_wishes": [world.token("expert", world.expert)],
        "reviews:wishes": [world.expert.key],
        "reviews:open_co_review": [world.token("co_review", world.helper)],
        "reviews:co_review": [world.helper.key],
        "reviews:judge_co_reviewer": [world.helper.key],
        "reviews:invite_suggested": [world.suggestion.key],
        "reviews:put_away": [world.suggestion.key],
        "reviews:check": ["0" * 20],
        "reviews:yearly": [2025],
        "reviews:yearly_csv": [2025],
        "reviews:supplement": [review.key, "none"],
        **{
            f"reviews:{n}": of_paper
            for n in ("decide", "next_round", "readers", "review_oneself", "reviewers")
        },
        **{f"reviews:{n}": of_paper for n in ("queue_add", "queue_rules")},
        "reviews:queue_place": [paper.key, world.place.key],
        **{
            f"reviews:{n}": [world.revising.key]
            for n in (
                "link_answers",
                "refuse_time",
                "revise",
                "revision_due",
                "revision_time",
                "save_answer",
            )
        },
        "reviews:wording": ["decision-accept"],
        "reviews:undo": [world.decision.key],
        "issues:reverse": [world.decision.key],
        **{f"reviews:{n}": of_paper for n in ("answer_appeal", "appeal", "reopen_paper")},
        **{
            f"reviews:{n}": [world.meeting.key]
            for n in ("close_meeting", "meeting", "minutes_file", "put_vote")
        },
        "reviews:drop_vote": [world.meeting.key, paper.key],
        "reviews:discussions": of_paper,
        **{
            f"reviews:{n}": [world.thread.key]
            for n in ("ask_in", "discussion", "end_discussion", "read_discussion")
        },
        "reviews:message_file": [world.thread.key, world.thread.messages.get().key],
        "reviews:open_discussion": [make_token("discussion", world.thread.key, world.talker.nonce)],
        "reviews:renew_discussion": [
            make_token("discussion", world.thread.key, world.talker.nonce)
        ],
        "reviews:write_to_editor": [review.key],
        "reviews:send_now": [world.decision.key],
        **{
            f"issues:{n}": of_article
            for n in (
                "approve_for_author",
                "article_preview",
                "corrected_file",
                "finish_step",
                "front",
                "in_production",
                "remind_proof",
                "send_proof",
                "source",
                "start_step",
                "typeset",
            )
        },
        "issues:production_file": [article.submission.key, world.pdf.name],
        **{
            f"issues:{n}": [world.step.key]
            for n in ("approve_proof", "correct_proof", "proof_page", "renew_proof")
        },
        "issues:proof_file": [world.step.key, world.pdf.name],
        **{
            f"issues:{n}": [issue.slug]
            for n in ("compose", "edit_issue", "progress", "publish", "stop")
        },
        **{
            f"issues:{n}": [issue.slug, article.number]
            for n in ("heading", "place", "shift", "unplace")
        },
        "issues:galley": [world.published.number, f"{world.published.number}.pdf"],
        "issues:issue": [world.issue.slug],
        "issues:preview": [issue.preview_key],
        **{f"issues:{n}": of_paper for n in ("letters", "stand_back", "withdraw")},
        "issues:receipt": [world.withdrawn.key],
        "issues:letter": [world.letter.key],
        "issues:resend": [world.letter.key],
        **{f"issues:{n}": [world.joined.key] for n in ("joined", "undo_join")},
        **{f"issues:{n}": [world.asked.key] for n in ("join_request", "refuse_join")},
        "issues:open_join": [make_token("join", world.joined.key, world.joined.key[:12])],
        "journal:page": [world.page.slug],
        "journal:message": [world.message.key],
        "journal:end_role": [world.member.key],
        "journal:set_up": ["00000000000000000000.000000000000.madeup"],
    }


def answers(client, world, method):
    """Return what every door answers to every person; each try is taken back."""
    found = {door: [] for door in DOORS}
    where = addresses(world)
    for person in worlds.PEOPLE:
        for door, row in found.items():
            with transaction.atomic():
                client.logout()
                if person != "nobody":
                    client.force_login(world.people[person])
                response = getattr(client, method)(reverse(door, args=where.get(door, [])))
                row.append(str(response.status_code))
                if response.streaming:
                    b"".join(response.streaming_content)  # read to its end, the file is closed
                transaction.set_rollback(True)
    return {door: " ".join(row) for door, row in found.items()}


def expected(place):
    return {door: row.split("|")[place].strip() for door, row in DOORS.items()}


@pytest.mark.django_db
@pytest.mark.parametrize(("place", "method"), [(0, "get"), (1, "post")])
def test_doors_open_to_those_they_should(client, place, method):
    client.raise_request_exception = False

    found = answers(client, worlds.build(), method)

    wrong = {door: row for door, row in found.items() if row != expected(place)[door]}
    assert wrong == {}


def names(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield prefix + (pattern.name or "?")
        elif pattern.namespace in THIRD_PARTY:
            continue
        else:
            yield from names(
                pattern.url_patterns,
                prefix + (f"{pattern.namespace}:" if pattern.namespace else ""),
            )


def test_every_address_has_a_row():
    ours = {name for name in names(get_resolver().url_patterns) if name not in THIRD_PARTY}

    assert ours == set(DOORS)
