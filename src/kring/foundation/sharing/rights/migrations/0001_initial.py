import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('circle', '0001_initial'),
        ('households', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='OwnStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('of_section', models.CharField(choices=[('family', 'het gezin'), ('places', 'adressen en telefoonnummers'), ('circle', 'de kring'), ('reports', 'meldingen'), ('explanation', 'verklaring'), ('plan', 'plan'), ('frame', 'juridisch kader'), ('safety', 'veiligheid'), ('meetings', 'overleg'), ('closing', 'afsluiten')], max_length=20, verbose_name='onderdeel')),
                ('item_key', models.CharField(max_length=80, verbose_name='waarbij')),
                ('item_words', models.TextField(blank=True, verbose_name='wat er stond')),
                ('words', models.TextField(verbose_name='eigen woorden')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='weggehaald op')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='households.person', verbose_name='van wie')),
                ('source_holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'of_section'], name='statement_of_section'), models.Index(fields=['item_key'], name='statement_beside_item')],
            },
        ),
        migrations.CreateModel(
            name='OwnStatementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('of_section', models.CharField(choices=[('family', 'het gezin'), ('places', 'adressen en telefoonnummers'), ('circle', 'de kring'), ('reports', 'meldingen'), ('explanation', 'verklaring'), ('plan', 'plan'), ('frame', 'juridisch kader'), ('safety', 'veiligheid'), ('meetings', 'overleg'), ('closing', 'afsluiten')], max_length=20, verbose_name='onderdeel')),
                ('item_key', models.CharField(max_length=80, verbose_name='waarbij')),
                ('item_words', models.TextField(blank=True, verbose_name='wat er stond')),
                ('words', models.TextField(verbose_name='eigen woorden')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='weggehaald op')),
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='circle.dossier', verbose_name='dossier')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='households.person', verbose_name='van wie')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='rights.ownstatement')),
                ('source_holder', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RightsRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('access', 'meer lezen'), ('correction', 'verbeteren'), ('objection', 'bezwaar'), ('destruction', 'vernietigen')], max_length=20, verbose_name='wat er gevraagd wordt')),
                ('item_key', models.CharField(blank=True, max_length=80, verbose_name='waarover')),
                ('item_words', models.TextField(blank=True, verbose_name='wat er stond')),
                ('words', models.TextField(verbose_name='de vraag')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevraagd op')),
                ('asked_on', models.DateField(verbose_name='dag van de vraag')),
                ('due_on', models.DateField(verbose_name='antwoord voor')),
                ('extended_at', models.DateTimeField(blank=True, null=True, verbose_name='verlengd op')),
                ('extension_reason', models.TextField(blank=True, verbose_name='waarom het langer duurt')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken op')),
                ('outcome', models.CharField(blank=True, choices=[('granted', 'ja'), ('partly', 'gedeeltelijk'), ('refused', 'nee')], max_length=12, null=True, verbose_name='besluit')),
                ('refusal_ground', models.CharField(blank=True, choices=[('privacy_of_others', 'het privéleven van iemand anders'), ('interest_of_others', 'een groot belang van iemand anders, zoals de veiligheid van een kind'), ('law', 'de wet zegt dat het bewaard moet blijven'), ('harms_help', 'het zou goede hulp in de weg staan'), ('no_mistake', 'het is geen fout, maar een mening of indruk'), ('not_ours', 'het staat bij een andere organisatie')], max_length=20, null=True, verbose_name='waarom niet')),
                ('reasons', models.TextField(blank=True, verbose_name='uitleg bij het besluit')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='besloten op')),
                ('about_person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='households.person', verbose_name='over wie')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='besloten door')),
                ('decided_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='besloten namens')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('handler', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='behandelt')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='opgeschreven door')),
                ('requester', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='households.person', verbose_name='wie vraagt')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'due_on'], name='request_of_dossier'), models.Index(fields=['requester'], name='request_of_person'), models.Index(fields=['handler'], name='request_of_handler')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('outcome__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('outcome__isnull', False), models.Q(('reasons', ''), _negated=True)), _connector='OR'), name='request_decided_with_reasons'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('decided_at__isnull', True), _connector='OR'), name='request_withdrawn_or_decided'), models.CheckConstraint(condition=models.Q(models.Q(('outcome__isnull', True), ('refusal_ground__isnull', True)), models.Q(('outcome', 'granted'), ('refusal_ground__isnull', True)), models.Q(models.Q(('outcome', 'granted'), _negated=True), ('outcome__isnull', False), ('refusal_ground__isnull', False)), _connector='OR'), name='request_refused_on_a_ground'), models.CheckConstraint(condition=models.Q(('extended_at__isnull', True), models.Q(('extension_reason', ''), _negated=True), _connector='OR'), name='request_extended_with_a_reason'), models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('asked_on'))), name='request_answered_after_it_is_asked')],
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_at', models.DateTimeField(blank=True, null=True, verbose_name='weet het sinds')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='organisatie')),
                ('professional', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='professional')),
                ('told_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='verteld door')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='rights.rightsrequest', verbose_name='verzoek')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('request', 'organisation', 'professional'), name='recipient_once', nulls_distinct=False)],
            },
        ),
    ]
