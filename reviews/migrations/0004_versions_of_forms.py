import accounts.keys
import django.db.models.deletion
import django.utils.timezone
import journal.multilingual
from django.conf import settings
from django.db import migrations, models


def give_own_keys(apps, schema_editor):
    """Each form that exists becomes the first version of a series of its own."""
    for form in apps.get_model("reviews", "Form").objects.all():
        form.key, form.series = accounts.keys.new_key(), accounts.keys.new_key()
        form.save(update_fields=["key", "series"])


def leave_one_current(apps, schema_editor):
    """Before this, a journal had one current form: the oldest stays."""
    forms = apps.get_model("reviews", "Form").objects
    for journal in set(forms.values_list("journal_id", flat=True)):
        current = forms.filter(journal_id=journal, is_current=True).order_by("pk")
        first = current.first()
        if first:
            current.exclude(pk=first.pk).update(is_current=False)


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0008_experts'),
        ('reviews', '0003_more_time'),
        ('submissions', '0011_copied_links_of_authors'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='form',
            options={'ordering': ['pk']},
        ),
        migrations.RemoveConstraint(
            model_name='form',
            name='one_current_form',
        ),
        migrations.AddField(
            model_name='criterion',
            name='hint',
            field=journal.multilingual.WordsField(blank=True, default=journal.multilingual.Words),
        ),
        migrations.AddField(
            model_name='criterion',
            name='is_required',
            field=models.BooleanField(default=True, verbose_name='must be answered'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='kind',
            field=models.CharField(choices=[('scale', 'scale from 1 to 5'), ('text', 'text'), ('choice', 'choice'), ('file', 'file')], default='scale', max_length=8, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='options',
            field=models.JSONField(blank=True, default=list, help_text='Choices: a slug and words by language each.'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='seen_by',
            field=models.CharField(choices=[('editors', 'editors only'), ('authors', 'editors and authors')], default='editors', max_length=8, verbose_name='seen by'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='weight',
            field=models.PositiveSmallIntegerField(default=1, help_text='Of scales, in the weighted mean; 0: not counted.', verbose_name='weight'),
        ),
        migrations.AddField(
            model_name='form',
            name='article_types',
            field=models.ManyToManyField(blank=True, help_text='None: all.', to='journal.articletype', verbose_name='kinds of paper'),
        ),
        migrations.AddField(
            model_name='form',
            name='intro',
            field=journal.multilingual.WordsField(blank=True, default=journal.multilingual.Words, verbose_name='words before the questions'),
        ),
        migrations.AddField(
            model_name='form',
            name='key',
            field=models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, null=True),
        ),
        migrations.AddField(
            model_name='form',
            name='made_at',
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name='form',
            name='made_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='form',
            name='number',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='form',
            name='series',
            field=models.CharField(default=accounts.keys.new_key, editable=False, max_length=20),
        ),
        migrations.AddField(
            model_name='form',
            name='variant',
            field=models.CharField(choices=[('any', 'everybody'), ('academic', 'academic reviewers'), ('practitioner', 'practitioners')], default='any', max_length=12, verbose_name='for whom'),
        ),
        migrations.RunPython(give_own_keys, leave_one_current),
        migrations.AlterField(
            model_name='form',
            name='key',
            field=models.CharField(default=accounts.keys.new_key, editable=False, max_length=20, unique=True),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.UniqueConstraint(fields=('series', 'number'), name='form_version_once'),
        ),
        migrations.AddConstraint(
            model_name='form',
            constraint=models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('series',), name='one_current_version_of_form'),
        ),
    ]
