import accounts.keys
import django.db.models.deletion
import django.utils.timezone
import reviews.models.reports
import submissions.models.files
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0006_answers_and_notes'),
    ]

    operations = [
        migrations.CreateModel(
            name='EarlierReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('content', models.JSONField(help_text='Texts, scores, answers, notes, recommendation.')),
                ('attachment', models.FileField(blank=True, max_length=200, storage=submissions.models.files.private_storage, upload_to=reviews.models.reports.earlier_path)),
                ('handed_in_at', models.DateTimeField()),
                ('returned_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddField(
            model_name='review',
            name='edit_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='review',
            name='edited_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='review',
            name='edited_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='review',
            name='edited_to_authors',
            field=models.TextField(blank=True, help_text='What authors read instead where an editor had to change words.'),
        ),
        migrations.AddField(
            model_name='earlierreport',
            name='returned_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='earlierreport',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier_reports', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='earlierreport',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.version'),
        ),
        migrations.AddConstraint(
            model_name='earlierreport',
            constraint=models.UniqueConstraint(fields=('review', 'number'), name='earlier_report_once'),
        ),
    ]
