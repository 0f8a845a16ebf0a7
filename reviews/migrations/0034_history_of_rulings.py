from django.db import migrations


def keep_newest(apps, schema_editor):
    """Before, one row stood for each finding: the newest one does."""
    ruling = apps.get_model("reviews", "ConflictRuling")
    seen = set()
    for row in ruling.objects.order_by("-at", "-pk"):
        finding = (row.submission_id, row.user_id, row.kind, row.evidence)
        if finding in seen:
            row.delete()
        seen.add(finding)


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0033_credits_in_orcid"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="conflictruling", name="ruling_once"),
        migrations.RunPython(migrations.RunPython.noop, keep_newest),
    ]
