import accounts.keys
import django.db.models.deletion
import django.utils.timezone
import reviews.models.discussions
import submissions.models.files
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0016_minutes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('text', models.TextField(verbose_name='message')),
                ('attachment', models.FileField(blank=True, max_length=200, storage=submissions.models.files.private_storage, upload_to=reviews.models.discussions.message_path)),
                ('attachment_name', models.CharField(blank=True, max_length=255)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('nonce', models.CharField(default=accounts.keys.new_nonce, editable=False, max_length=12)),
                ('read_at', models.DateTimeField(null=True)),
                ('left_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('side', models.CharField(choices=[('editors', 'editors only'), ('authors', 'editors and authors'), ('reviewer', 'editors and one reviewer')], default='editors', max_length=8)),
                ('stage', models.CharField(choices=[('submission', 'submission'), ('review', 'review'), ('production', 'production')], max_length=10)),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='message',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='participant',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='discussions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='thread',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='thread',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='threads', to='submissions.submission'),
        ),
        migrations.AddField(
            model_name='participant',
            name='thread',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='reviews.thread'),
        ),
        migrations.AddField(
            model_name='message',
            name='thread',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='reviews.thread'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(fields=('thread', 'user'), name='participant_once'),
        ),
    ]
