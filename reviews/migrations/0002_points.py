"""Points become rows: those of decisions that asked for a revision, with the answers given."""

import re

import django.db.models.deletion
from django.db import migrations, models

# as reports were split up when these answers were written; it must not follow later changes
NUMBER = re.compile(r"^\s{0,3}(?:\(?\d{1,3}[.)])\s+", re.MULTILINE)
PARAGRAPH = re.compile(r"\n\s*\n")


def points_of(text):
    text = text.replace("\r\n", "\n").strip()
    mark = NUMBER if NUMBER.search(text) else PARAGRAPH
    return [part.strip() for part in mark.split(text) if part.strip()]


def make_points(apps, schema_editor):
    Point = apps.get_model("reviews", "Point")
    PointAnswer = apps.get_model("reviews", "PointAnswer")
    Revision = apps.get_model("reviews", "Revision")
    for revision in Revision.objects.select_related("decision__round"):
        decision = revision.decision
        if decision.round is None:
            continue
        for review in decision.round.reviews.filter(state="done"):
            for number, text in enumerate(points_of(review.to_authors), start=1):
                point = Point.objects.create(
                    decision=decision, review=review, number=number, text=text
                )
                answer = revision.answers.get(f"{review.letter_name}.{number}", "")
                if answer.strip():
                    PointAnswer.objects.create(point=point, text=answer)


def write_answers_back(apps, schema_editor):
    PointAnswer = apps.get_model("reviews", "PointAnswer")
    Revision = apps.get_model("reviews", "Revision")
    given = PointAnswer.objects.exclude(text="")
    for answer in given.select_related("point__review", "point__decision"):
        if answer.point.review is None:
            continue
        revision = Revision.objects.get(decision=answer.point.decision)
        revision.answers[f"{answer.point.review.letter_name}.{answer.point.number}"] = answer.text
        revision.save(update_fields=["answers"])


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Point",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "weight",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("must", "must change"),
                            ("should", "should change"),
                            ("optional", "optional"),
                        ],
                        max_length=8,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="reviews.decision",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        help_text="Empty: the editor's.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="reviews.review",
                    ),
                ),
            ],
            options={
                "ordering": [
                    models.OrderBy(models.F("review__letter_name"), nulls_first=True),
                    "number",
                ],
            },
        ),
        migrations.CreateModel(
            name="PointAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "blocks",
                    models.JSONField(
                        help_text="Keys of changes that the authors chose; null while nobody chose.",
                        null=True,
                    ),
                ),
                (
                    "point",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answer",
                        to="reviews.point",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.UniqueConstraint(
                condition=models.Q(("review__isnull", False)),
                fields=("decision", "review", "number"),
                name="point_number_once_in_report",
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.UniqueConstraint(
                condition=models.Q(("review", None)),
                fields=("decision", "number"),
                name="point_number_once_in_letter",
            ),
        ),
        migrations.RunPython(make_points, write_answers_back),
        migrations.RemoveField(model_name="revision", name="answers"),
    ]
