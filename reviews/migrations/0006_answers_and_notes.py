import accounts.keys
import django.db.models.deletion
import django.utils.timezone
import reviews.models.reports
import submissions.models.files
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0005_modes_and_variants'),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('text', models.TextField(blank=True)),
                ('choice', models.CharField(blank=True, help_text='The slug of an option.', max_length=50)),
                ('file', models.FileField(blank=True, max_length=200, storage=submissions.models.files.private_storage, upload_to=reviews.models.reports.answer_path)),
                ('file_name', models.CharField(blank=True, max_length=255)),
            ],
            options={
                'ordering': ['criterion__position'],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('block', models.CharField(help_text='The lasting id of the paragraph.', max_length=60)),
                ('quote', models.CharField(blank=True, help_text='How the paragraph begins.', max_length=300)),
                ('text', models.TextField()),
                ('position', models.PositiveIntegerField(default=0, help_text="The paragraph's place in the text.")),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='answer',
            name='criterion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='reviews.criterion'),
        ),
        migrations.AddField(
            model_name='answer',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='note',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='reviews.review'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('review', 'criterion'), name='answer_once'),
        ),
    ]
