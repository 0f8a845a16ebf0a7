from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0032_turns_of_reviews")]

    operations = [
        migrations.AddField(
            model_name="queue",
            name="stopped",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "it works"),
                    ("empty", "the list of names is used up"),
                    ("held", "a decision waits to be sent"),
                    ("over", "the round was closed"),
                    ("copy", "the reviewers' copy may still name the authors"),
                    ("authors", "authors have to confirm first"),
                    ("file", "the paper's file cannot be read yet"),
                    ("editor", "no editor is there in whose name to write"),
                ],
                default="",
                max_length=8,
            ),
        ),
    ]
