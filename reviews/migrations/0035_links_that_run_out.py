from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0034_history_of_rulings"),
    ]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="link_renewed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="turn",
            name="kind",
            field=models.CharField(
                choices=[
                    ("invited", "invited"),
                    ("accepted", "accepted"),
                    ("declined", "declined"),
                    ("released", "released"),
                    ("reopened", "reopened"),
                    ("due_moved", "date moved"),
                    ("kept", "stays with the earlier version"),
                    ("moved", "went on to the new version"),
                    ("sent_again", "sent again"),
                    ("address", "another address"),
                ],
                max_length=12,
            ),
        ),
    ]
