from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0026_words_of_recommendations")]

    operations = [
        migrations.AddField(
            model_name="point",
            name="block",
            field=models.CharField(
                blank=True,
                help_text="The paragraph of the judged version that it is on.",
                max_length=60,
            ),
        ),
    ]
