from django.db import migrations, models

import accounts.keys


class Migration(migrations.Migration):
    dependencies = [("reviews", "0030_offers_to_review")]

    operations = [
        migrations.AddField(
            model_name="coreviewer",
            name="nonce",
            field=models.CharField(default=accounts.keys.new_nonce, editable=False, max_length=12),
        ),
    ]
