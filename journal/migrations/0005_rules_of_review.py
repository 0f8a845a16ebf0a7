from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0004_modes_of_review'),
    ]

    operations = [
        migrations.AddField(
            model_name='journal',
            name='editors_may_review',
            field=models.BooleanField(default=True, verbose_name='an editor in charge may also review'),
        ),
        migrations.AddField(
            model_name='journal',
            name='guest_share',
            field=models.PositiveSmallIntegerField(default=25, verbose_name='papers of guest editors in an issue at most, per cent'),
        ),
        migrations.AddField(
            model_name='journal',
            name='keeps_minutes',
            field=models.BooleanField(default=False, verbose_name='the board keeps minutes of decisions'),
        ),
        migrations.AddField(
            model_name='journal',
            name='opens_before_answer',
            field=models.BooleanField(default=False, verbose_name='the paper may be read before the invitation is answered'),
        ),
        migrations.AddField(
            model_name='journal',
            name='shares_reports',
            field=models.BooleanField(default=True, verbose_name='reviewers read the other reports after the decision'),
        ),
    ]
