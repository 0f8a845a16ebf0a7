from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0003_shortest_abstract'),
    ]

    operations = [
        migrations.AddField(
            model_name='articletype',
            name='practitioners',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='of these practitioners, at least'),
        ),
        migrations.AddField(
            model_name='articletype',
            name='review_mode',
            field=models.CharField(choices=[('single', 'Single anonymous: reviewers know the authors'), ('double', 'Double anonymous: neither knows the other'), ('open', 'Open: both know each other'), ('signed', 'Double anonymous, reviewers may sign')], default='double', max_length=8, verbose_name='who knows of whom'),
        ),
    ]
