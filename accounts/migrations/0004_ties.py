import accounts.keys
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_joins'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('kind', models.CharField(choices=[('supervision', 'supervisor and student'), ('family', 'family'), ('co_author', 'wrote together'), ('colleague', 'work or worked together'), ('dispute', 'in dispute'), ('other', 'another tie')], max_length=12)),
                ('words', models.TextField(blank=True, verbose_name='in words')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties_of_others', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(fields=('user', 'other', 'kind'), name='tie_once'), models.CheckConstraint(condition=models.Q(('user', models.F('other')), _negated=True), name='ties_join_two_people')],
            },
        ),
    ]
