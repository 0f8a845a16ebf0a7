from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0008_latin_references"),
    ]

    operations = [
        migrations.AddField(
            model_name="incoming",
            name="place",
            field=models.CharField(
                blank=True, help_text="The form it is meant for.", max_length=40
            ),
        ),
    ]
