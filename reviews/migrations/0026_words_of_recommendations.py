from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0031_links_of_co_reviewers")]

    operations = [
        migrations.AddField(
            model_name="form",
            name="recommendations",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text=(
                    "Own words and order: a code, words and help by language each. "
                    "Empty: the usual."
                ),
            ),
        ),
    ]
