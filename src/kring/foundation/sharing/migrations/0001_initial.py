import datetime
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import kring.foundation.sharing.models.log
import uuid
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
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='dag')),
                ('lines', models.PositiveBigIntegerField(verbose_name='aantal regels')),
                ('previous', models.CharField(max_length=64, verbose_name='zegel van de dag ervoor')),
                ('digest', models.CharField(max_length=64, verbose_name='zegel')),
                ('signature', models.CharField(max_length=64, verbose_name='handtekening')),
                ('sealed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='verzegeld op')),
            ],
        ),
        migrations.CreateModel(
            name='EmergencyAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('in_danger', models.TextField(verbose_name='wie is er in gevaar')),
                ('why_now', models.TextField(verbose_name='waarom nu')),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geopend op')),
                ('ends_at', models.DateTimeField(verbose_name='tot')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='eerder gesloten op')),
                ('judge_by', models.DateField(verbose_name='beoordelen voor')),
                ('judgement', models.CharField(blank=True, choices=[('right', 'terecht'), ('not_right', 'niet terecht')], max_length=20, null=True, verbose_name='oordeel')),
                ('judgement_reason', models.TextField(blank=True, verbose_name='toelichting bij het oordeel')),
                ('judged_at', models.DateTimeField(blank=True, null=True, verbose_name='beoordeeld op')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('judged_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='beoordeeld door')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='organisatie')),
                ('professional', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='wie opende')),
            ],
            options={
                'indexes': [models.Index(fields=['professional', 'ends_at'], name='emergency_of_professional'), models.Index(fields=['dossier'], name='emergency_of_dossier')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('opened_at')), ('ends_at__lte', django.db.models.expressions.CombinedExpression(models.F('opened_at'), '+', models.Value(datetime.timedelta(seconds=14400))))), name='emergency_a_few_hours'), models.CheckConstraint(condition=models.Q(models.Q(('judged_at__isnull', True), ('judged_by__isnull', True), ('judgement__isnull', True)), models.Q(('judged_at__isnull', False), ('judged_by__isnull', False), ('judgement__isnull', False)), _connector='OR'), name='emergency_judged_as_a_whole'), models.CheckConstraint(condition=models.Q(('judged_by__isnull', True), models.Q(('judged_by', models.F('professional')), _negated=True), _connector='OR'), name='emergency_not_judged_by_oneself')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('many_refusals', 'vaak geweigerd'), ('many_dossiers', 'veel gezinnen in korte tijd'), ('emergency', 'noodtoegang gebruikt'), ('same_name', 'zelfde achternaam als iemand in het gezin'), ('outside', 'gekeken zonder betrokken te zijn')], max_length=20, verbose_name='wat er opviel')),
                ('day', models.DateField(verbose_name='dag')),
                ('times', models.PositiveIntegerField(verbose_name='hoe vaak')),
                ('found_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevonden op')),
                ('state', models.CharField(choices=[('new', 'nog niet bekeken'), ('seen', 'gezien'), ('explained', 'uitgelegd'), ('followed_up', 'opgevolgd')], default='new', max_length=20, verbose_name='stand')),
                ('note', models.TextField(blank=True, verbose_name='toelichting')),
                ('reviewed_at', models.DateTimeField(blank=True, null=True, verbose_name='bekeken op')),
                ('dossier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('professional', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='wie')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='bekeken door')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'day', 'professional', 'dossier'), name='finding_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('reviewed_by__isnull', True), ('state', 'new')), models.Q(models.Q(('state', 'new'), _negated=True), ('reviewed_by__isnull', False)), _connector='OR'), name='finding_reviewed_by_somebody'), models.CheckConstraint(condition=models.Q(('reviewed_by__isnull', True), models.Q(('reviewed_by', models.F('professional')), _negated=True), _connector='OR'), name='finding_not_reviewed_by_oneself')],
            },
        ),
        migrations.CreateModel(
            name='Ground',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('family', 'het gezin'), ('places', 'adressen en telefoonnummers'), ('circle', 'de kring'), ('reports', 'meldingen'), ('explanation', 'verklaring'), ('plan', 'plan'), ('frame', 'juridisch kader'), ('safety', 'veiligheid'), ('meetings', 'overleg'), ('closing', 'afsluiten')], max_length=20), size=None, verbose_name='onderdelen')),
                ('persons', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, help_text='leeg = iedereen', null=True, size=None, verbose_name='over wie')),
                ('purpose', models.TextField(verbose_name='waarvoor')),
                ('necessity', models.TextField(blank=True, verbose_name='waarom dit nodig is')),
                ('proportionality', models.CharField(blank=True, choices=[('only_needed', 'alleen de onderdelen die voor dit doel nodig zijn'), ('whole', 'alle onderdelen zijn nodig, want het doel gaat over het hele gezin')], max_length=20, verbose_name='niet meer dan nodig')),
                ('subsidiarity', models.CharField(blank=True, choices=[('at_the_table', 'het gezin zit erbij, en wil het niet steeds opnieuw vertellen'), ('not_themselves', 'het gezin kan of durft het niet zelf te vertellen'), ('not_without_names', 'overleg zonder namen is niet genoeg'), ('not_once', 'één keer vertellen is niet genoeg, want er verandert veel')], max_length=20, verbose_name='waarom niet lichter')),
                ('basis', models.CharField(choices=[('law_veilig_thuis', 'taak van Veilig Thuis (Wmo 2015)'), ('law_youth', 'Jeugdwet'), ('law_social_support', 'Wmo 2015'), ('law_care_safety_house', 'Wet gegevensverwerking door samenwerkingsverbanden'), ('law_child_protection_board', 'taak van de Raad (Jeugdwet, BW)'), ('law_police_justice', 'Wet politiegegevens'), ('consent', 'toestemming'), ('vital_interest', 'vitaal belang'), ('conflict_of_duties', 'conflict van plichten'), ('court_order', 'uitspraak van de rechter')], max_length=40, verbose_name='grondslag')),
                ('article', models.CharField(blank=True, max_length=120, verbose_name='artikel')),
                ('from_on', models.DateField(verbose_name='vanaf')),
                ('until_on', models.DateField(verbose_name='tot')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='beëindigd op')),
                ('family_told_on', models.DateField(blank=True, null=True, verbose_name='aan het gezin verteld op')),
                ('not_told_reason', models.TextField(blank=True, verbose_name='waarom nog niet verteld')),
                ('tell_by', models.DateField(blank=True, null=True, verbose_name='uiterlijk vertellen op')),
                ('end_reason', models.TextField(blank=True, verbose_name='waarom beëindigd')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='vastgelegd op')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('professional', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='voor wie')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='vastgelegd door')),
                ('renews', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='sharing.ground', verbose_name='verlengt')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.team', verbose_name='voor welk team')),
            ],
            options={
                'indexes': [models.Index(fields=['professional'], name='ground_of_professional'), models.Index(fields=['team'], name='ground_of_team')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gt', models.F('from_on'))), name='ground_has_an_end'), models.CheckConstraint(condition=models.Q(models.Q(('professional__isnull', False), ('team__isnull', True)), models.Q(('professional__isnull', True), ('team__isnull', False)), _connector='OR'), name='ground_for_one_recipient')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(choices=[('spoken', 'in een gesprek'), ('signed', 'met een handtekening'), ('screen', 'op het scherm')], max_length=10, verbose_name='hoe')),
                ('given_on', models.DateField(verbose_name='gegeven op')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='vastgelegd op')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken op')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='gegeven door')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='over wie')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='vastgelegd door')),
                ('withdrawal_recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='intrekken vastgelegd door')),
                ('ground', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='sharing.ground', verbose_name='voor welke grond')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('ground', 'person', 'given_by'), name='consent_once')],
            },
        ),
        migrations.CreateModel(
            name='Incapacity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('judged_by', models.CharField(max_length=200, verbose_name='wie dit beoordeelde')),
                ('judged_on', models.DateField(verbose_name='beoordeeld op')),
                ('reason', models.TextField(verbose_name='waarom')),
                ('from_on', models.DateField(verbose_name='vanaf')),
                ('until_on', models.DateField(verbose_name='tot')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='vastgelegd op')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='beëindigd op')),
                ('end_recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='einde vastgelegd door')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='wie')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='vastgelegd door')),
            ],
            options={
                'indexes': [models.Index(fields=['person'], name='incapacity_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gt', models.F('from_on'))), name='incapacity_has_an_end')],
            },
        ),
        migrations.CreateModel(
            name='LegalBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation_kind', models.CharField(blank=True, choices=[('local_team', 'lokaal team'), ('veilig_thuis', 'Veilig Thuis'), ('regional_safety_team', 'regionaal veiligheidsteam'), ('child_protection_board', 'Raad voor de Kinderbescherming'), ('certified_institution', 'gecertificeerde instelling'), ('mental_health', 'ggz'), ('addiction_care', 'verslavingszorg'), ('police', 'politie'), ('probation', 'reclassering'), ('gp', 'huisarts'), ('youth_health_care', 'jeugdgezondheidszorg'), ('school', 'school'), ('debt_help', 'schuldhulp'), ('housing', 'wonen'), ('womens_shelter', 'vrouwenopvang'), ('care_safety_house', 'Zorg- en Veiligheidshuis'), ('sexual_assault_centre', 'Centrum Seksueel Geweld'), ('other', 'anders')], help_text='leeg = alle', max_length=30, verbose_name='voor welke organisaties')),
                ('code', models.CharField(choices=[('law_veilig_thuis', 'taak van Veilig Thuis (Wmo 2015)'), ('law_youth', 'Jeugdwet'), ('law_social_support', 'Wmo 2015'), ('law_care_safety_house', 'Wet gegevensverwerking door samenwerkingsverbanden'), ('law_child_protection_board', 'taak van de Raad (Jeugdwet, BW)'), ('law_police_justice', 'Wet politiegegevens'), ('consent', 'toestemming'), ('vital_interest', 'vitaal belang'), ('conflict_of_duties', 'conflict van plichten'), ('court_order', 'uitspraak van de rechter')], max_length=40, verbose_name='grondslag')),
                ('name', models.CharField(max_length=120, verbose_name='naam in gewone woorden')),
                ('article', models.CharField(max_length=120, verbose_name='artikel')),
                ('source', models.CharField(max_length=200, verbose_name='waar dat staat')),
                ('valid_from', models.DateField(verbose_name='geldt vanaf')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='geldt tot')),
                ('consent_needed', models.BooleanField(default=False, verbose_name='toestemming nodig')),
                ('in_force', models.BooleanField(default=True, verbose_name='in werking')),
                ('position', models.PositiveSmallIntegerField(default=50, verbose_name='volgorde')),
            ],
            options={
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('organisation_kind', 'article', 'valid_from'), name='legal_basis_once'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='legal_basis_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='LogEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='wanneer')),
                ('done_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='klaar')),
                ('trace', models.UUIDField(default=uuid.uuid4, verbose_name='verzoek')),
                ('span', models.CharField(default=kring.foundation.sharing.models.log.new_span, max_length=16, verbose_name='stap in het verzoek')),
                ('activity', models.CharField(blank=True, choices=[('kring-01', 'meldingen ontvangen en beoordelen'), ('kring-02', 'vastleggen wie er rond een gezin staat'), ('kring-03', 'samen begrijpen wat er speelt'), ('kring-04', 'een plan maken en bijhouden'), ('kring-05', 'zicht houden op veiligheid'), ('kring-06', 'overleggen en besluiten'), ('kring-07', 'afsluiten en nazorg'), ('kring-08', 'het hele plaatje van een gezin zien'), ('kring-09', 'gezinnen laten meelezen'), ('kring-10', 'bepalen wie wat mag zien'), ('kring-11', 'noodtoegang bij gevaar'), ('kring-12', 'toezien op het gebruik van gegevens'), ('kring-13', 'in de regio volgen of er op tijd wordt gewerkt'), ('kring-14', 'rechten van betrokkenen uitvoeren'), ('kring-15', 'inloggen en accounts beheren'), ('kring-16', 'leren van wat er gebeurt'), ('kring-17', 'bewaren en op tijd vernietigen'), ('kring-00', 'anders')], max_length=20, verbose_name='verwerking')),
                ('act', models.CharField(choices=[('read', 'gelezen'), ('search', 'gezocht'), ('print', 'afgedrukt'), ('export', 'meegenomen'), ('create', 'toegevoegd'), ('change', 'veranderd'), ('remove', 'verwijderd'), ('share', 'gedeeld'), ('withhold', 'afgeschermd'), ('refuse', 'geweigerd'), ('sign_in', 'ingelogd'), ('sign_out', 'uitgelogd'), ('sign_in_failed', 'inloggen mislukt'), ('emergency', 'met spoed geopend'), ('rights', 'rechten veranderd'), ('read_log', 'logboek gelezen')], max_length=20, verbose_name='wat er gebeurde')),
                ('name', models.CharField(max_length=80, verbose_name='handeling')),
                ('outcome', models.CharField(default='ok', max_length=20, verbose_name='afloop')),
                ('viewer_kind', models.CharField(max_length=20, verbose_name='soort kijker')),
                ('role', models.CharField(blank=True, max_length=80, verbose_name='in welke rol')),
                ('access_point', models.CharField(blank=True, max_length=45, verbose_name='vanaf welk adres')),
                ('job', models.CharField(blank=True, max_length=40, verbose_name='taak')),
                ('sections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None, verbose_name='onderdelen')),
                ('item_key', models.CharField(blank=True, max_length=80, verbose_name='waarover')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None, verbose_name='over wie')),
                ('dossier', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('emergency', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sharing.emergencyaccess', verbose_name='noodtoegang')),
                ('ground', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sharing.ground', verbose_name='grondslag')),
                ('on_behalf_of', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.professional', verbose_name='vervangt')),
                ('organisation', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation', verbose_name='organisatie')),
                ('person', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='households.person', verbose_name='gezinslid')),
                ('professional', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.professional', verbose_name='professional')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.BrinIndex(fields=['at'], name='log_by_time'), models.Index(fields=['dossier', '-at'], name='log_of_dossier'), models.Index(fields=['professional', '-at'], name='log_of_professional'), django.contrib.postgres.indexes.GinIndex(fields=['about'], name='log_about')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('emergency_opened', 'noodtoegang'), ('emergency_ended', 'noodtoegang gesloten'), ('emergency_none', 'noodtoegang gevraagd, niets gevonden'), ('replacement', 'vervanging'), ('consent_withdrawn', 'toestemming ingetrokken'), ('corrected', 'verbeterd op verzoek'), ('rights', 'verzoek om te behandelen')], max_length=20, verbose_name='soort')),
                ('sentence', models.TextField(verbose_name='wat er gebeurde')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemaakt op')),
                ('seen_at', models.DateTimeField(blank=True, null=True, verbose_name='gezien op')),
                ('dossier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('emergency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='sharing.emergencyaccess', verbose_name='noodtoegang')),
                ('seen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='gezien door')),
                ('to', models.ForeignKey(blank=True, help_text='leeg = de functionaris gegevensbescherming', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.professional', verbose_name='voor wie')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('seen_at__isnull', True)), fields=['to', '-made_at'], name='notice_unseen')],
            },
        ),
        migrations.CreateModel(
            name='ParentLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('child_called', models.CharField(max_length=200, verbose_name='hoe het kind heet')),
                ('asked_on', models.DateField(verbose_name='gevraagd op')),
                ('question', models.TextField(verbose_name='wat de ouder vroeg')),
                ('facts', models.TextField(blank=True, verbose_name='belangrijke feiten')),
                ('refusal', models.TextField(blank=True, verbose_name='waarom niet')),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gegeven op')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='over welk kind')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='aan wie')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'indexes': [models.Index(fields=['to'], name='parent_letter_to')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('facts', ''), models.Q(('refusal', ''), _negated=True)), models.Q(models.Q(('facts', ''), _negated=True), ('refusal', '')), _connector='OR'), name='parent_letter_tells_or_refuses')],
            },
        ),
        migrations.CreateModel(
            name='ParentReads',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(choices=[('spoken', 'in een gesprek'), ('signed', 'met een handtekening'), ('screen', 'op het scherm')], max_length=10, verbose_name='hoe')),
                ('from_on', models.DateField(verbose_name='vanaf')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='tot')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='vastgelegd op')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken op')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='van wie')),
                ('end_recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='intrekken vastgelegd door')),
                ('parent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='welke ouder')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='vastgelegd door')),
            ],
            options={
                'indexes': [models.Index(fields=['parent', 'child'], name='parent_reads_of_parent')],
                'constraints': [models.CheckConstraint(condition=models.Q(('parent', models.F('child')), _negated=True), name='parent_reads_of_somebody_else'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gt', models.F('from_on')), _connector='OR'), name='parent_reads_has_days'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('until_on__isnull', True)), fields=('child', 'parent'), name='parent_reads_once')],
            },
        ),
        migrations.CreateModel(
            name='Replacement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='vanaf')),
                ('until_on', models.DateField(verbose_name='tot')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='eerder gestopt op')),
                ('named_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='aangewezen op')),
                ('absent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='wie is er niet')),
                ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='aangewezen door')),
                ('replacement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='wie vervangt')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.team', verbose_name='team')),
            ],
            options={
                'indexes': [models.Index(fields=['replacement', 'until_on'], name='replacement_of_professional'), models.Index(fields=['absent', 'until_on'], name='replacement_for_professional')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gt', models.F('from_on'))), name='replacement_has_an_end'), models.CheckConstraint(condition=models.Q(('absent', models.F('replacement')), _negated=True), name='replacement_by_somebody_else')],
            },
        ),
        migrations.CreateModel(
            name='SealedBlock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='nummer')),
                ('ids', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None, verbose_name='regels')),
                ('leaves', django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), size=None, verbose_name='vingerafdrukken')),
                ('seal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='blocks', to='sharing.seal', verbose_name='zegel')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('seal', 'number'), name='sealed_block_once')],
            },
        ),
        migrations.CreateModel(
            name='Threshold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('many_refusals', 'vaak geweigerd'), ('many_dossiers', 'veel gezinnen in korte tijd'), ('emergency', 'noodtoegang gebruikt'), ('same_name', 'zelfde achternaam als iemand in het gezin'), ('outside', 'gekeken zonder betrokken te zijn')], max_length=20, unique=True, verbose_name='waarop')),
                ('number', models.PositiveIntegerField(verbose_name='vanaf hoeveel')),
                ('within_minutes', models.PositiveIntegerField(verbose_name='binnen hoeveel minuten')),
                ('is_on', models.BooleanField(default=True, verbose_name='kijkt Kring hiernaar')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('number__gte', 1), ('within_minutes__gte', 1), ('within_minutes__lte', 1440)), name='threshold_sensible')],
            },
        ),
        migrations.CreateModel(
            name='Withholding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item_key', models.CharField(blank=True, max_length=80, verbose_name='wat')),
                ('reason', models.TextField(verbose_name='waarom')),
                ('review_on', models.DateField(verbose_name='opnieuw bekijken op')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='opgeheven op')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='vastgelegd op')),
                ('dossier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='opgeheven door')),
                ('from_organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation', verbose_name='voor welke organisatie niet')),
                ('from_person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='voor wie niet')),
                ('from_professional', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.professional', verbose_name='voor welke professional niet')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='vastgelegd door')),
                ('whereabouts_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='geheim adres van')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['review_on'], name='withheld_until_reviewed'), models.Index(fields=['from_person'], name='withheld_from_person'), models.Index(fields=['from_professional'], name='withheld_from_professional'), models.Index(fields=['from_organisation'], name='withheld_from_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(('from_person__isnull', False), ('from_professional__isnull', False), ('from_organisation__isnull', False), _connector='OR'), name='withholding_from_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('whereabouts_of__isnull', True), models.Q(('item_key', ''), _negated=True)), models.Q(('item_key', ''), ('whereabouts_of__isnull', False)), _connector='OR'), name='withholding_of_one_thing')],
            },
        ),
    ]
