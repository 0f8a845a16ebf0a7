import accounts.keys
import accounts.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0007_returned_and_edited_reports'),
    ]

    operations = [
        migrations.CreateModel(
            name='CoReviewer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True)),
                ('name', models.CharField(max_length=250, verbose_name='name')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('orcid', models.CharField(blank=True, max_length=19, validators=[accounts.validators.validate_orcid], verbose_name='ORCID')),
                ('affiliation', models.CharField(blank=True, max_length=250, verbose_name='institution')),
                ('warned_of', models.TextField(blank=True, help_text='What speaks against them; for editors.')),
                ('named_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='coreviewer',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='co_reviewers', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='coreviewer',
            name='user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='co_reviews', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='coreviewer',
            constraint=models.UniqueConstraint(fields=('review', 'email'), name='co_reviewer_once'),
        ),
    ]
