from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='HandledForm',
            fields=[
                ('token', models.UUIDField(primary_key=True, serialize=False, verbose_name='eenmalig nummer')),
                ('leads_to', models.CharField(default='', max_length=300, verbose_name='ging verder naar')),
                ('handled_at', models.DateTimeField(auto_now_add=True, verbose_name='verwerkt op')),
            ],
        ),
        migrations.CreateModel(
            name='Tries',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name='vingerafdruk')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='aantal')),
                ('since', models.DateTimeField(db_index=True, verbose_name='sinds')),
                ('wait_until', models.DateTimeField(blank=True, null=True, verbose_name='wachten tot')),
            ],
        ),
    ]
