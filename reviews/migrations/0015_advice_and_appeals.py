import accounts.keys
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0014_reversed_decisions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('kind', models.CharField(choices=[('desk_reject', 'Decline without review'), ('return', 'Return for completion'), ('minor', 'Minor revision'), ('major', 'Major revision'), ('resubmit', 'Resubmit as new'), ('accept', 'Accept'), ('reject', 'Reject')], max_length=12)),
                ('subject', models.CharField(blank=True, max_length=250)),
                ('text', models.TextField(help_text='The letter as it would be sent.')),
                ('words', models.TextField(blank=True, help_text='To the editors who decide.')),
                ('language', models.CharField(default='en', max_length=2)),
                ('due_on', models.DateField(null=True)),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['given_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('text', models.TextField(verbose_name='your reasons')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('outcome', models.CharField(blank=True, choices=[('', 'waits for an answer'), ('upheld', 'the paper is taken up again'), ('refused', 'the decision stands')], default='', max_length=8)),
                ('answer', models.TextField(blank=True, verbose_name='answer to the authors')),
                ('answered_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name='advice',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='advice',
            name='decision',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='advice', to='reviews.decision'),
        ),
        migrations.AddField(
            model_name='advice',
            name='round',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='reviews.round'),
        ),
        migrations.AddField(
            model_name='advice',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='advice', to='submissions.submission'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='answered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='appeal',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='appeal',
            name='decision',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='appeal', to='reviews.decision'),
        ),
    ]
