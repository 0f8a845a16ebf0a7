import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0013_ratings'),
    ]

    operations = [
        migrations.AddField(
            model_name='decision',
            name='keeps_reading',
            field=models.BooleanField(default=False, help_text='Reviewers at work finish although the authors revise.'),
        ),
        migrations.AddField(
            model_name='decision',
            name='reversal_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='reversed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='reversed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='decision',
            name='state',
            field=models.CharField(choices=[('held', 'held'), ('released', 'sent'), ('undone', 'undone'), ('reversed', 'reversed')], default='held', max_length=8),
        ),
    ]
