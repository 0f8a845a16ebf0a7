from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0005_rules_of_review'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='bounce',
            field=models.CharField(blank=True, choices=[('hard', 'no such address'), ('full', 'the mailbox is full'), ('refused', 'refused by the other server'), ('away', 'automatic answer: away')], max_length=8),
        ),
        migrations.AddField(
            model_name='letter',
            name='bounce_words',
            field=models.TextField(blank=True, help_text='What the other server said.'),
        ),
        migrations.AddField(
            model_name='letter',
            name='bounced_at',
            field=models.DateTimeField(null=True),
        ),
    ]
