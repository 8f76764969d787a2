import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='RetentionRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=40, null=True, unique=True, verbose_name='korte naam')),
                ('holder_kind', models.CharField(blank=True, choices=[('local_team', 'lokaal team'), ('veilig_thuis', 'Veilig Thuis'), ('regional_safety_team', 'regionaal veiligheidsteam'), ('child_protection_board', 'Raad voor de Kinderbescherming'), ('certified_institution', 'gecertificeerde instelling'), ('mental_health', 'ggz'), ('addiction_care', 'verslavingszorg'), ('police', 'politie'), ('probation', 'reclassering'), ('gp', 'huisarts'), ('youth_health_care', 'jeugdgezondheidszorg'), ('school', 'school'), ('debt_help', 'schuldhulp'), ('housing', 'wonen'), ('womens_shelter', 'vrouwenopvang'), ('care_safety_house', 'Zorg- en Veiligheidshuis'), ('sexual_assault_centre', 'Centrum Seksueel Geweld'), ('other', 'anders')], help_text='leeg = iedere andere houder', max_length=30, verbose_name='houder')),
                ('kept', models.CharField(choices=[('dossier', 'wat een houder in een dossier schreef'), ('report', 'een melding zonder dossier'), ('log', 'het logboek')], max_length=12, verbose_name='waarover')),
                ('legal_source', models.CharField(max_length=300, verbose_name='bron')),
                ('trigger', models.CharField(choices=[('closure', 'vanaf het sluiten van het dossier'), ('youngest_18', 'vanaf de dag waarop het jongste kind 18 wordt'), ('birth', 'vanaf de geboorte van het jongste kind'), ('received', 'vanaf de ontvangst')], max_length=12, verbose_name='telt')),
                ('years', models.PositiveSmallIntegerField(verbose_name='aantal jaar')),
                ('extension', models.CharField(choices=[('never', 'langer bewaren kan niet'), ('with_reason', 'langer bewaren kan, met een reden en een dag')], max_length=12, verbose_name='langer bewaren')),
                ('on_request', models.CharField(choices=[('unless', 'ja, tenzij iemand anders daar een groot belang bij heeft'), ('after_term', 'pas als de termijn voorbij is'), ('never', 'nee')], max_length=12, verbose_name='vernietigen op verzoek')),
                ('valid_from', models.DateField(verbose_name='geldt vanaf')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='geldt tot')),
                ('is_used', models.BooleanField(default=False, verbose_name='Kring rekent hiermee')),
                ('note', models.TextField(blank=True, verbose_name='toelichting')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='retention_rule_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('is_used', True), ('valid_until__isnull', True)), fields=('holder_kind', 'kept'), name='retention_rule_one_in_use')],
            },
        ),
        migrations.CreateModel(
            name='RetentionProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('dossier', 'een heel dossier'), ('part', 'wat één houder in een dossier schreef'), ('item', 'één onderdeel'), ('report', 'een melding zonder dossier')], max_length=12, verbose_name='wat')),
                ('dossier_number', models.BigIntegerField(blank=True, null=True, verbose_name='nummer van het dossier')),
                ('item_key', models.CharField(blank=True, max_length=80, verbose_name='welk onderdeel')),
                ('on_request', models.BooleanField(default=False, verbose_name='op verzoek')),
                ('counts_from', models.DateField(blank=True, null=True, verbose_name='telt vanaf')),
                ('due_on', models.DateField(verbose_name='bewaren tot')),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='voorgesteld op')),
                ('verdict', models.CharField(blank=True, choices=[('destroy', 'vernietigen'), ('keep', 'langer bewaren')], max_length=10, null=True, verbose_name='besluit')),
                ('reason', models.TextField(blank=True, verbose_name='waarom')),
                ('keep_until', models.DateField(blank=True, null=True, verbose_name='langer bewaren tot')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='besloten op')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='uitgevoerd op')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='besloten door')),
                ('holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='houder')),
                ('rule', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='retention.retentionrule', verbose_name='regel')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('verdict__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('verdict__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='retention_decided_with_a_reason'), models.CheckConstraint(condition=models.Q(('keep_until__isnull', True), ('verdict', 'keep'), _connector='OR'), name='retention_kept_until_a_day'), models.CheckConstraint(condition=models.Q(('done_at__isnull', True), ('verdict', 'destroy'), _connector='OR'), name='retention_done_after_a_decision'), models.UniqueConstraint(condition=models.Q(models.Q(('verdict', 'keep'), _negated=True), ('verdict__isnull', True), _connector='OR'), fields=('what', 'dossier_number', 'item_key', 'holder'), name='retention_proposed_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('destroyed_at', models.DateTimeField(verbose_name='vernietigd op')),
                ('rule_words', models.TextField(verbose_name='op grond van')),
                ('counts', models.JSONField(verbose_name='hoeveel van wat')),
                ('numbers', models.JSONField(verbose_name='nummers van de rijen')),
                ('digest', models.CharField(max_length=64, verbose_name='controlegetal')),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='retention.retentionproposal', verbose_name='voorstel')),
            ],
            options={
                'indexes': [models.Index(fields=['-destroyed_at'], name='certificate_newest_first')],
            },
        ),
    ]
