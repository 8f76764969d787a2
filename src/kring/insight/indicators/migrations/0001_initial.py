import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('circle', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FactsVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevraagd op')),
                ('state', models.CharField(choices=[('asked', 'gevraagd'), ('making', 'wordt gemaakt'), ('ready', 'klaar'), ('failed', 'niet gelukt')], default='asked', max_length=10, verbose_name='stand')),
                ('touched_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='laatste teken')),
                ('steps_done', models.PositiveIntegerField(default=0, verbose_name='stappen gedaan')),
                ('steps', models.PositiveIntegerField(default=0, verbose_name='stappen')),
                ('step', models.CharField(blank=True, max_length=120, verbose_name='bezig met')),
                ('failed_because', models.TextField(blank=True, verbose_name='waarom het niet lukte')),
                ('made_at', models.DateTimeField(blank=True, null=True, verbose_name='klaar op')),
                ('coverage_from', models.DateField(blank=True, null=True, verbose_name='volledig vanaf')),
                ('coverage_to', models.DateField(blank=True, null=True, verbose_name='volledig tot en met')),
                ('book', models.CharField(blank=True, max_length=20, verbose_name='versie van het indicatorenboek')),
                ('threshold', models.PositiveSmallIntegerField(default=10, verbose_name='kleinste aantal dat wordt getoond')),
                ('rows', models.JSONField(blank=True, default=dict, verbose_name='rijen per tabel')),
                ('quality', models.JSONField(blank=True, default=dict, verbose_name='hoe volledig de feiten zijn')),
                ('places', models.JSONField(blank=True, default=dict, verbose_name='namen van organisaties en gemeenten')),
                ('used', models.JSONField(blank=True, default=dict, verbose_name='wat gezinnen kregen, per jaar')),
            ],
            options={
                'verbose_name': 'versie van de feiten',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'ready'), _negated=True), models.Q(('coverage_from__isnull', False), ('coverage_to__gte', models.F('coverage_from')), ('made_at__isnull', False)), _connector='OR'), name='facts_version_ready_as_a_whole'), models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'making'])), fields=('state',), name='one_facts_version_in_the_making')],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='naam')),
                ('part', models.CharField(blank=True, max_length=90, verbose_name='welk deel')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='bewaard op')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='van wie')),
            ],
            options={
                'verbose_name': 'bewaarde keuze',
                'constraints': [models.UniqueConstraint(fields=('owner', 'name'), name='saved_view_named_once')],
            },
        ),
        migrations.CreateModel(
            name='MonthlyReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='maand')),
                ('document', models.BinaryField(verbose_name='rapport als pdf')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemaakt op')),
                ('facts_version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='indicators.factsversion', verbose_name='feiten')),
                ('saved_view', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='indicators.savedview', verbose_name='keuze')),
            ],
            options={
                'verbose_name': 'maandrapport',
                'constraints': [models.UniqueConstraint(fields=('saved_view', 'month'), name='one_report_a_month')],
            },
        ),
        migrations.CreateModel(
            name='DossierBehind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=False, verbose_name='het gezin leest mee')),
                ('of_section', models.CharField(choices=[('family', 'het gezin'), ('places', 'adressen en telefoonnummers'), ('circle', 'de kring'), ('reports', 'meldingen'), ('explanation', 'verklaring'), ('plan', 'plan'), ('frame', 'juridisch kader'), ('safety', 'veiligheid'), ('meetings', 'overleg'), ('closing', 'afsluiten')], max_length=20, verbose_name='onderdeel')),
                ('counted', models.JSONField(default=dict, verbose_name='wat telt, per indicator en jaar')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('facts_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='indicators.factsversion', verbose_name='feiten')),
            ],
            options={
                'verbose_name': 'dossier achter een getal',
                'constraints': [models.UniqueConstraint(fields=('facts_version', 'dossier', 'of_section'), name='dossier_behind_once')],
            },
        ),
        migrations.CreateModel(
            name='KeptRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, verbose_name='indicator')),
                ('definition', models.CharField(default='1', max_length=10, verbose_name='versie van de definitie')),
                ('period', models.CharField(max_length=7, verbose_name='periode')),
                ('dimension', models.CharField(blank=True, max_length=20, verbose_name='uitsplitsing')),
                ('cell', models.CharField(blank=True, max_length=64, verbose_name='deel')),
                ('statistic', models.CharField(max_length=12, verbose_name='statistiek')),
                ('method', models.CharField(max_length=30, verbose_name='methode')),
                ('partial', models.BooleanField(verbose_name='periode is nog niet om')),
                ('suppression', models.CharField(blank=True, max_length=10, verbose_name='afgeschermd')),
                ('numbers', models.JSONField(default=dict, verbose_name='getallen')),
                ('facts_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kept', to='indicators.factsversion', verbose_name='feiten')),
            ],
            options={
                'verbose_name': 'bewaard getal',
                'indexes': [models.Index(fields=['facts_version', 'dimension', 'cell'], name='kept_row_of_a_part')],
                'constraints': [models.UniqueConstraint(fields=('facts_version', 'code', 'definition', 'period', 'dimension', 'cell'), name='kept_row_once_in_a_grid')],
            },
        ),
    ]
