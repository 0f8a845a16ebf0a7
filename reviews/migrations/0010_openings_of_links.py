import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0009_certificates'),
    ]

    operations = [
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('device', models.CharField(help_text="A digest of the device's own random cookie.", max_length=64)),
                ('said', models.CharField(blank=True, choices=[('', 'not asked yet'), ('self', 'the reviewer'), ('other', 'somebody else')], default='', max_length=8)),
                ('words', models.CharField(blank=True, max_length=250)),
                ('first_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('last_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['first_at'],
            },
        ),
        migrations.AddField(
            model_name='opening',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='openings', to='reviews.review'),
        ),
        migrations.AddConstraint(
            model_name='opening',
            constraint=models.UniqueConstraint(fields=('review', 'device'), name='opening_once'),
        ),
    ]
