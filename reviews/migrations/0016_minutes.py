import accounts.keys
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0015_advice_and_appeals'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('held_on', models.DateField(verbose_name='held on')),
                ('place', models.CharField(blank=True, max_length=250, verbose_name='place')),
                ('present', models.TextField(blank=True, help_text='One name a line.', verbose_name='present')),
                ('words', models.TextField(blank=True, verbose_name='further business')),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-held_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proposal', models.CharField(choices=[('desk_reject', 'Decline without review'), ('return', 'Return for completion'), ('minor', 'Minor revision'), ('major', 'Major revision'), ('resubmit', 'Resubmit as new'), ('accept', 'Accept'), ('reject', 'Reject')], max_length=12)),
                ('words', models.TextField(blank=True)),
                ('in_favour', models.PositiveSmallIntegerField(default=0)),
                ('against', models.PositiveSmallIntegerField(default=0)),
                ('abstained', models.PositiveSmallIntegerField(default=0)),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='journal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='journal.journal'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='vote',
            name='decision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='votes', to='reviews.decision'),
        ),
        migrations.AddField(
            model_name='vote',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='reviews.meeting'),
        ),
        migrations.AddField(
            model_name='vote',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='submissions.submission'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.UniqueConstraint(fields=('meeting', 'submission'), name='vote_once'),
        ),
    ]
