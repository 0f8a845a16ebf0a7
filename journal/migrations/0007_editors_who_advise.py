from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0006_bounces'),
    ]

    operations = [
        migrations.AddField(
            model_name='member',
            name='advises',
            field=models.BooleanField(default=False, verbose_name='advises only; somebody else decides'),
        ),
    ]
