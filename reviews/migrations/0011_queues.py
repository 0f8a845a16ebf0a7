import accounts.keys
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0010_openings_of_links'),
    ]

    operations = [
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('reason', models.TextField(blank=True, help_text='Why to ask them despite a warning.')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('invited', 'asked'), ('skipped', 'passed over')], default='waiting', max_length=8)),
                ('words', models.TextField(blank=True, help_text='Why the person was passed over.')),
                ('moved_on_at', models.DateTimeField(help_text='When the next was asked because this one did not answer.', null=True)),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Queue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wanted', models.PositiveSmallIntegerField(default=2, verbose_name='reviews needed')),
                ('at_once', models.PositiveSmallIntegerField(default=2, verbose_name='asked at the same time')),
                ('answer_days', models.PositiveSmallIntegerField(default=7, verbose_name='days to answer')),
                ('review_days', models.PositiveSmallIntegerField(default=21, verbose_name='days to review')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('paused_at', models.DateTimeField(null=True)),
                ('paused_words', models.TextField(blank=True, help_text='Why it stands still, for the editors.')),
            ],
        ),
        migrations.AddField(
            model_name='place',
            name='review',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='place', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='place',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='queue',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='queue',
            name='submission',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='queue', to='submissions.submission'),
        ),
        migrations.AddField(
            model_name='place',
            name='queue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='reviews.queue'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(fields=('queue', 'user'), name='place_once'),
        ),
    ]
