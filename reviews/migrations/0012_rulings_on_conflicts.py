import accounts.keys
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0011_queues'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConflictRuling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('kind', models.CharField(max_length=20)),
                ('evidence', models.CharField(blank=True, max_length=250)),
                ('ruling', models.CharField(choices=[('dismissed', 'no conflict'), ('pinned', 'a conflict')], max_length=10)),
                ('reason', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='conflictruling',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='conflictruling',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflict_rulings', to='submissions.submission'),
        ),
        migrations.AddField(
            model_name='conflictruling',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflict_rulings', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='conflictruling',
            constraint=models.UniqueConstraint(fields=('submission', 'user', 'kind', 'evidence'), name='ruling_once'),
        ),
    ]
