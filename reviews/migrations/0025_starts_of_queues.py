from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0024_warnings_of_places")]

    operations = [
        migrations.AddField(
            model_name="queue",
            name="started_at",
            field=models.DateTimeField(null=True),
        ),
    ]
