import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0004_versions_of_forms'),
    ]

    operations = [
        migrations.AddField(
            model_name='review',
            name='form',
            field=models.ForeignKey(help_text="The own variant; empty: the round's.", null=True, on_delete=django.db.models.deletion.PROTECT, to='reviews.form'),
        ),
        migrations.AddField(
            model_name='review',
            name='signs',
            field=models.BooleanField(default=False, help_text='The reviewer wants to be named to the authors.'),
        ),
        migrations.AddField(
            model_name='review',
            name='version',
            field=models.ForeignKey(help_text="The version that is read or was judged, where it is not the round's.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='submissions.version'),
        ),
        migrations.AddField(
            model_name='round',
            name='mode',
            field=models.CharField(choices=[('single', 'Single anonymous: reviewers know the authors'), ('double', 'Double anonymous: neither knows the other'), ('open', 'Open: both know each other'), ('signed', 'Double anonymous, reviewers may sign')], default='double', help_text='Who knows of whom, as it was when the round was opened.', max_length=8),
        ),
    ]
