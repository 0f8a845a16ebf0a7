from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0023_queues_that_stopped")]

    operations = [
        migrations.AddField(
            model_name="place",
            name="warned_of",
            field=models.TextField(
                blank=True, help_text="The findings for which the reason was given, one a line."
            ),
        ),
    ]
