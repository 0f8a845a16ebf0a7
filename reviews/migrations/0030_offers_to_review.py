import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import accounts.keys


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0008_experts"),
        ("reviews", "0029_suggested_colleagues"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=accounts.keys.new_key, editable=False, max_length=20, unique=True
                    ),
                ),
                (
                    "nonce",
                    models.CharField(
                        default=accounts.keys.new_nonce, editable=False, max_length=12
                    ),
                ),
                ("email", models.EmailField(max_length=254)),
                (
                    "values",
                    models.JSONField(
                        default=dict, help_text="What was typed, by the form's fields."
                    ),
                ),
                ("language", models.CharField(default="en", max_length=2)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "is_welcome",
                    models.BooleanField(help_text="Empty: no editor has answered yet.", null=True),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "journal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="journal.journal",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["-made_at", "-pk"]},
        ),
    ]
