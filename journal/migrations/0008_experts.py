import accounts.keys
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0007_editors_who_advise'),
    ]

    operations = [
        migrations.CreateModel(
            name='Expert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('nonce', models.CharField(default=accounts.keys.new_nonce, editable=False, max_length=12)),
                ('sector', models.CharField(blank=True, choices=[('academic', 'Academic'), ('practitioner', 'Practitioner'), ('both', 'Academic and practitioner')], max_length=12, verbose_name='sector')),
                ('is_early_career', models.BooleanField(default=False, verbose_name='early in the career')),
                ('yearly_limit', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='reviews a year at most')),
                ('offered_at', models.DateTimeField(help_text='When the person offered to review.', null=True)),
                ('offer_words', models.TextField(blank=True)),
                ('welcomed_at', models.DateTimeField(help_text='When an editor took the offer up.', null=True)),
                ('not_before', models.DateField(blank=True, null=True, verbose_name='not before')),
                ('never_at', models.DateTimeField(help_text='When they asked never to be asked.', null=True)),
                ('thanked_publicly', models.BooleanField(null=True, verbose_name='may be named in the yearly list of reviewers')),
                ('topics', models.ManyToManyField(blank=True, to='journal.topic', verbose_name='topics')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='expert', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('abstract', models.TextField(blank=True, verbose_name='abstract')),
                ('keywords', models.TextField(blank=True, verbose_name='keywords')),
                ('authors', models.TextField(blank=True, help_text='One name a line.', verbose_name='authors')),
                ('year', models.PositiveSmallIntegerField(null=True, verbose_name='year')),
                ('doi', models.CharField(blank=True, max_length=250, verbose_name='DOI')),
                ('language', models.CharField(blank=True, max_length=2, verbose_name='language')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='publications', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-year', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('user', 'title'), name='publication_once')],
            },
        ),
    ]
