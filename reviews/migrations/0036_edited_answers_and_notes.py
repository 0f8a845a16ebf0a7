from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0035_links_that_run_out"),
    ]

    operations = [
        migrations.AddField(
            model_name=name,
            name="edited",
            field=models.TextField(
                help_text="What authors read instead; null: the reviewer's own words, empty: nothing.",
                null=True,
            ),
        )
        for name in ("answer", "note")
    ]
