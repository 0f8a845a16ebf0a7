"""The laws of ARCHITECTURE.md that no linter has."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

ROOT = Path(__file__).resolve().parent.parent
APPS = ("accounts", "journal", "submissions", "reviews", "issues", "config")
SOURCES = [p for a in APPS for p in (ROOT / a).rglob("*.py") if "migrations" not in p.parts]
TEMPLATES = [p for p in (ROOT / "templates").rglob("*.html") if p.name != "frame.html"]
PRIVATE = {
    "Submission",
    "Version",
    "File",
    "Contributor",
    "Statement",
    "ReviewerWish",
    "AuthorChange",
    "AuthorConsent",
    "Incoming",
    "Piece",
    "SimilarityReport",
    "Waiver",
    "Dismissal",
    "Join",
    "Point",
    "PointAnswer",
    "Fingerprint",
    "Recusal",
    "ManuscriptLetter",
    "Review",
    "Certificate",
    "CoReviewer",
    "Offer",
    "Opening",
    "Suggestion",
    "Round",
    "Queue",
    "Place",
    "Score",
    "Answer",
    "Note",
    "Decision",
    "Revision",
    "Letter",
    "Step",
}
DOORS = [p for p in SOURCES if {"views", "forms", "feeds", "api"} & {p.stem, p.parent.name}]
VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}


def name_of(path):
    return str(path.relative_to(ROOT))


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DOORS, ids=name_of)
def test_doors_reach_private_rows_only_through_access(path):
    reached = {
        node.value.id
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager"}
        and isinstance(node.value, ast.Name)
    }
    fetched = {
        arg.id
        for call in ast.walk(tree_of(path))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "").startswith("get_object")
        for arg in call.args
        if isinstance(arg, ast.Name)
    }

    assert (reached | fetched) & PRIVATE == set()


def test_the_check_of_doors_sees_a_private_row():
    source = ast.parse("Submission.objects.get(key=key)")

    assert any(
        isinstance(n, ast.Attribute) and n.attr == "objects" and n.value.id in PRIVATE
        for n in ast.walk(source)
    )


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_file_or_function_is_too_long(path):
    functions = [n for n in ast.walk(tree_of(path)) if isinstance(n, ast.FunctionDef)]

    assert path.read_text(encoding="utf-8").count("\n") <= 400
    assert {f.name for f in functions if f.end_lineno - f.lineno >= 50} == set()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_function_takes_more_than_seven_arguments(path):
    counted = {
        f.name: len(f.args.args)
        + len(f.args.kwonlyargs)
        - (f.args.args[:1] != [] and f.args.args[0].arg in {"self", "cls"})
        for f in ast.walk(tree_of(path))
        if isinstance(f, ast.FunctionDef)
    }

    assert {name for name, number in counted.items() if number > 7} == set()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_stand_on_top(path):
    inside = [
        inner.lineno
        for f in ast.walk(tree_of(path))
        if isinstance(f, ast.FunctionDef)
        for inner in ast.walk(f)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]

    assert inside == []


def test_files_have_telling_names():
    assert {name_of(p) for p in SOURCES if p.stem in VAGUE or p.parent.name in VAGUE} == set()


def upward_names(app):
    """Return the reverse relations that higher apps hang on this app's models."""
    return {
        relation.get_accessor_name()
        for model in apps.get_app_config(app).get_models()
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label in APPS[APPS.index(app) + 1 :]
        and not relation.hidden
    }


@pytest.mark.parametrize("app", APPS[:-2])
def test_no_app_reaches_up_through_a_reverse_relation(app):
    own = {
        field.name
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if not field.auto_created
        or (field.related_model and field.related_model._meta.app_label == app)
    }
    names = "|".join(sorted(upward_names(app) - own)) or "$^"
    reach = re.compile(
        rf"\.({names})\b(?=\.(all|filter|exclude|count|exists|first|order_by|create)"
        rf"|\W*%\}}| in |\.objects)|\b({names})__"
    )
    files = [*(ROOT / app).rglob("*.py"), *(ROOT / "templates" / app).rglob("*.html")]

    found = {
        name_of(f): m.group()
        for f in files
        if "migrations" not in f.parts
        for m in [reach.search(f.read_text(encoding="utf-8"))]
        if m
    }

    assert found == {}


def calls_with(path, attribute, keyword):
    """Return the lines where ``.attribute(keyword=…)`` is called."""
    return [
        node.lineno
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == attribute
        and keyword in {k.arg for k in node.keywords}
    ]


def test_only_move_writes_a_manuscripts_status():
    writers = {
        name_of(p)
        for p in SOURCES
        if p.parts[-3:-1] != ("journal", "services")
        and p.relative_to(ROOT).parts[0] != "journal"
        and calls_with(p, "update", "status")
    }

    assert writers == {"submissions/services/status.py"}


def test_only_the_post_writes_letters():
    writers = {
        name_of(p)
        for p in SOURCES
        if re.search(r"\bLetter\.objects\.(create|bulk_create|get_or_create)", p.read_text())
    }

    assert writers == {"journal/letters.py"}


def test_private_models_are_not_in_the_admin():
    shown = {model.__name__ for model in admin.site._registry}

    assert shown & PRIVATE == set()


def test_migrations_have_names_that_say_what_they_do():
    found = [p.name for a in APPS for p in (ROOT / a / "migrations").glob("0*.py")]

    assert found
    assert [name for name in found if "_auto_" in name] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_templates_have_no_inline_style_or_script(path):
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


def test_templates_load_nothing_from_other_hosts():
    text = "".join(p.read_text(encoding="utf-8") for p in TEMPLATES)

    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=\"(https?:)?//", text)


@pytest.mark.parametrize(
    "name", ["manuscript", "desk", "review", "proof", "article", "account", "authorship"]
)
def test_shared_names_of_pages_resolve(name):
    args = {"desk": [], "account": [], "article": [7]}.get(name, ["key"])

    assert reverse(name, args=args).startswith("/en/")


def test_letters_lead_to_shared_names_or_pages_of_their_own_app():
    shared = {"manuscript", "desk", "review", "proof", "article", "account", "authorship"}
    astray = {
        (name_of(p), page)
        for p in SOURCES
        for page in re.findall(r"Link\(\s*(?:page=)?\"([a-z_:]+)\"", p.read_text())
        if page not in shared and page.split(":")[0] != p.relative_to(ROOT).parts[0]
    }

    assert astray == set()


def test_only_the_printing_room_runs_typst():
    users = {name_of(p) for p in SOURCES if re.search(r"^(import|from) typst", p.read_text(), re.M)}

    assert users
    assert all(name.startswith("submissions/manuscripts/") for name in users)
