from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0008_experts")]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="calendar",
            field=models.JSONField(
                blank=True, default=dict, help_text="A day that goes with it as a calendar file."
            ),
        ),
    ]
