"""Who may see production, issues in preparation and proofs. The one way to these private rows."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from accounts.links import Grant
from accounts.models import Join, User
from issues.models import Article, Galley, Issue, Step
from journal.models import Role
from journal.queries import has_role, manages
from submissions.models import Recusal, Status, Submission

OFFICE_STEPS = [Step.Kind.COPYEDITING, Step.Kind.TYPESETTING]
MADE = [Status.IN_PRODUCTION, Status.PUBLISHED]


def articles_in_production(user: User) -> QuerySet[Article]:
    """Return the articles that a person works on or oversees, never one's own papers.

    Editors see what they handle, people with the production role all, anybody else those with a
    step of theirs. Being an author, or recused, precedes all of it.
    """
    own_steps = Step.objects.filter(
        article=OuterRef("pk"), person_id=user.pk, kind__in=OFFICE_STEPS
    )
    seen = Q(submission__in=Submission.objects.handled_by(user).values("pk"))
    seen |= Q(Exists(own_steps))
    if has_role(user, Role.PRODUCTION):
        seen |= Q(pk__isnull=False)
    return (
        Article.objects.filter(seen, submission__status__in=MADE)
        .exclude(submission__in=Submission.objects.of(user).values("pk"))
        .exclude(
            Exists(Recusal.objects.filter(submission_id=OuterRef("submission_id"), user_id=user.pk))
        )
    )


def production_for(user: User, key: str) -> Article:
    """Return the article of a manuscript to a person who produces it; Http404 to others."""
    article = (
        articles_in_production(user)
        .select_related("journal", "issue", "version", "submission__journal")
        .filter(submission__key=key)
        .first()
    )
    if article is None:
        raise Http404
    return article


def issue_for(user: User, slug: str) -> Issue:
    """Return an issue, public or not, to those who run the journal; Http404 to others."""
    issue = Issue.objects.select_related("journal").filter(slug=slug).first()
    if issue is None or not manages(user):
        raise Http404
    return issue


def placed_article(issue: Issue, number: int) -> Article:
    """Return an article that stands in an issue somebody may compose."""
    article = issue.articles.select_related("submission", "issue").filter(number=number).first()
    if article is None:
        raise Http404
    return article


def unplaced_articles(issue: Issue) -> QuerySet[Article]:
    """Return what waits for an issue; whoever composes sees titles and authors only."""
    return Article.objects.unpublished().filter(journal=issue.journal, issue=None)


def unplaced_article(issue: Issue, number: int) -> Article:
    """Return an article that can be placed, or that was placed here a moment ago."""
    rows = Article.objects.filter(journal=issue.journal, number=number, published_at=None)
    article = rows.filter(Q(issue=None) | Q(issue=issue)).select_related("submission").first()
    if article is None:
        raise Http404
    return article


def step_of_link(grant: Grant | None) -> Step | None:
    """Return the proof that a link was made for, whether it still opens it or not."""
    if grant is None:
        return None
    return (
        Step.objects.filter(key=grant.key, kind=Step.Kind.PROOF)
        .select_related("article__submission__journal")
        .first()
    )


def proof_to_renew(key: str) -> Step | None:
    """Return a proof whose link somebody asks for anew; anybody may, for the page says nothing
    and the letter goes to the registered address only."""
    return Step.objects.filter(key=key, kind=Step.Kind.PROOF).select_related("article").first()


def proof_for(user: User | AnonymousUser, key: str, *, grant: Grant | None = None) -> Step:
    """Return a proof: by its link, to the paper's authors, or to those who produce it.

    Raises Http404 to everybody else.
    """
    step = (
        Step.objects.select_related(
            "article__submission__journal", "article__submission__article_type", "article__issue"
        )
        .filter(key=key, kind=Step.Kind.PROOF)
        .first()
    )
    if step is None:
        raise Http404
    linked = grant is not None and grant.opens("proof", step.key, step.nonce)
    if not (linked or reads_proof(user, step)):
        raise Http404
    return step


def reads_proof(user: User | AnonymousUser, step: Step) -> bool:
    """Say whether a signed-in person sees a proof without its link."""
    if not user.is_authenticated:
        return False
    own = Submission.objects.of(user).filter(pk=step.article.submission_id).exists()
    return own or articles_in_production(user).filter(pk=step.article_id).exists()


def galley_named(article: Article, name: str) -> Galley:
    """Return a private file of an article that was fetched by one of the doors above."""
    galley = article.galleys.filter(name=name).first()
    if galley is None:
        raise Http404
    return galley


def join_to_answer(user: User, key: str) -> Join:
    """Return a join, or the request for one, to those who run the journal; Http404 to others."""
    join = Join.objects.select_related("kept", "closed").filter(key=key).first()
    if join is None or not manages(user):
        raise Http404
    return join


def join_for(user: User | AnonymousUser, key: str, *, grant: Grant | None = None) -> Join:
    """Return a join that was done: by the link in its letters, to its person, or to those who run
    the journal. Http404 to everybody else."""
    rows = Join.objects.select_related("kept", "closed").filter(key=key, joined_at__isnull=False)
    join = rows.first()
    if join is None:
        raise Http404
    linked = grant is not None and grant.opens("join", join.key, join.key[:12])
    if not (linked or (user.is_authenticated and (user.pk == join.kept_id or manages(user)))):
        raise Http404
    return join
