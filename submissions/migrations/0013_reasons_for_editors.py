from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0012_text_of_pdfs"),
    ]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="warned_of",
            field=models.TextField(
                blank=True, default="", help_text="What spoke against them when they got it."
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="assignment",
            name="given_despite",
            field=models.TextField(
                blank=True,
                default="",
                verbose_name="reason for giving it to them all the same",
            ),
            preserve_default=False,
        ),
    ]
