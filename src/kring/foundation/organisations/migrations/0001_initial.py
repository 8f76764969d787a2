import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Approach',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, verbose_name='kenmerk')),
            ],
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='naam')),
            ],
        ),
        migrations.CreateModel(
            name='Professional',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_name', models.CharField(max_length=80, verbose_name='voornaam')),
                ('last_name', models.CharField(max_length=120, verbose_name='achternaam')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telefoon')),
                ('available', models.CharField(blank=True, max_length=80, verbose_name='bereikbaar')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
        ),
        migrations.CreateModel(
            name='ApproachVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('number', models.PositiveIntegerField(verbose_name='versie van de werkwijze')),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('words', models.TextField(verbose_name='wat het is')),
                ('for_family', models.TextField(verbose_name='in gewone woorden, voor het gezin')),
                ('means_for_us', models.TextField(verbose_name='wat dit voor het gezin betekent')),
                ('source', models.TextField(verbose_name='waar dit vandaan komt')),
                ('source_version', models.CharField(blank=True, max_length=80, verbose_name='versie van de bron')),
                ('suits_problems', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None, verbose_name='voorstel als het gaat om')),
                ('suits_levels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None, verbose_name='voorstel als de veiligheid is')),
                ('suits_reports', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None, verbose_name='voorstel bij dit soort melding')),
                ('proposal_order', models.PositiveSmallIntegerField(default=100, verbose_name='volgorde van het voorstel')),
                ('reason', models.TextField(blank=True, verbose_name='waarom deze versie')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemaakt op')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='gepubliceerd op')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='geldt vanaf')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='geldt tot')),
                ('approach', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='organisations.approach', verbose_name='werkwijze')),
                ('based_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.approachversion', verbose_name='gemaakt vanuit')),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='gemaakt door')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='gepubliceerd door')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('approach', 'number'), name='approach_version_numbered'), models.UniqueConstraint(condition=models.Q(('published_at__isnull', True)), fields=('approach',), name='approach_one_draft_at_a_time'), models.UniqueConstraint(condition=models.Q(('published_at__isnull', False), ('valid_until__isnull', True)), fields=('approach',), name='approach_one_version_without_end'), models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', True), ('valid_from__isnull', True), ('valid_until__isnull', True)), models.Q(('published_at__isnull', False), ('valid_from__isnull', False)), _connector='OR'), name='approach_published_from_a_day'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='approach_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('local_team', 'lokaal team'), ('veilig_thuis', 'Veilig Thuis'), ('regional_safety_team', 'regionaal veiligheidsteam'), ('child_protection_board', 'Raad voor de Kinderbescherming'), ('certified_institution', 'gecertificeerde instelling'), ('mental_health', 'ggz'), ('addiction_care', 'verslavingszorg'), ('police', 'politie'), ('probation', 'reclassering'), ('gp', 'huisarts'), ('youth_health_care', 'jeugdgezondheidszorg'), ('school', 'school'), ('debt_help', 'schuldhulp'), ('housing', 'wonen'), ('womens_shelter', 'vrouwenopvang'), ('care_safety_house', 'Zorg- en Veiligheidshuis'), ('sexual_assault_centre', 'Centrum Seksueel Geweld'), ('other', 'anders')], max_length=30, verbose_name='soort')),
                ('name', models.CharField(max_length=160, unique=True, verbose_name='naam')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region', verbose_name='regio')),
            ],
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='naam')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region', verbose_name='regio')),
            ],
        ),
        migrations.AddField(
            model_name='approach',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region', verbose_name='regio'),
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('name', models.CharField(max_length=160, verbose_name='naam')),
                ('does', models.TextField(verbose_name='wat het doet')),
                ('helps_with', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('violence', 'geweld en onveiligheid thuis'), ('sexual_violence', 'seksueel geweld'), ('separation', 'scheiding en wat daarna komt'), ('parenting', 'opvoeden'), ('home', 'hoe het thuis samen gaat'), ('child', 'gedrag en ontwikkeling van een kind'), ('trauma', 'verwerken wat er gebeurd is'), ('mental_health', 'psychische klachten'), ('addiction', 'alcohol, drugs of gokken'), ('money', 'geld en schulden'), ('housing', 'wonen of een veilige plek'), ('surroundings', 'school, buurt en mensen om het gezin heen'), ('old_age', 'zorg voor iemand die ouder is')], max_length=20), size=None, verbose_name='helpt bij')),
                ('age_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='vanaf welke leeftijd')),
                ('age_until', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tot en met welke leeftijd')),
                ('lightest', models.PositiveSmallIntegerField(choices=[(1, 'licht: advies of zelf doen'), (2, 'begeleiding'), (3, 'behandeling'), (4, 'intensief, een paar keer per week'), (5, 'zwaar: dag en nacht')], verbose_name='hoe licht het kan zijn')),
                ('heaviest', models.PositiveSmallIntegerField(choices=[(1, 'licht: advies of zelf doen'), (2, 'begeleiding'), (3, 'behandeling'), (4, 'intensief, een paar keer per week'), (5, 'zwaar: dag en nacht')], verbose_name='hoe zwaar het kan zijn')),
                ('not_when', models.TextField(blank=True, verbose_name='niet geschikt als')),
                ('evidence', models.CharField(choices=[('not_studied', 'niet onderzocht'), ('well_founded', 'goed onderbouwd'), ('first_signs', 'eerste aanwijzingen dat het werkt'), ('good_signs', 'goede aanwijzingen dat het werkt'), ('strong_signs', 'sterke aanwijzingen dat het werkt')], default='not_studied', max_length=20, verbose_name='wat bekend is')),
                ('evidence_source', models.TextField(blank=True, verbose_name='waar dat staat')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('nl', 'Nederlands'), ('en', 'Engels'), ('ar', 'Arabisch'), ('tr', 'Turks'), ('ber', 'Berbers'), ('pl', 'Pools'), ('uk', 'Oekraïens'), ('ti', 'Tigrinya'), ('sign', 'Nederlandse gebarentaal'), ('interpreter', 'elke taal, met een tolk')], max_length=12), size=None, verbose_name='talen')),
                ('way', models.CharField(choices=[('in_person', 'in het echt'), ('digital', 'digitaal'), ('both', 'in het echt en digitaal')], default='in_person', max_length=12, verbose_name='in het echt of digitaal')),
                ('municipalities', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = de hele regio', size=None, verbose_name='gemeenten')),
                ('who_may_refer', models.TextField(verbose_name='wie kan aanmelden, en hoe')),
                ('capacity', models.CharField(choices=[('open', 'er is plek'), ('full', 'vol')], default='open', max_length=8, verbose_name='plek')),
                ('waiting_weeks', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='wachttijd in weken')),
                ('waiting_confirmed_on', models.DateField(blank=True, null=True, verbose_name='wachttijd bevestigd op')),
                ('valid_from', models.DateField(verbose_name='er vanaf')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='er tot')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='wie dit aanbiedt')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region', verbose_name='regio')),
                ('waiting_confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='wachttijd bevestigd door')),
            ],
            options={
                'indexes': [models.Index(fields=['region', 'name'], name='service_of_region')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='service_once_per_organisation'), models.CheckConstraint(condition=models.Q(('age_from__isnull', True), ('age_until__isnull', True), ('age_until__gte', models.F('age_from')), _connector='OR'), name='service_ages_in_order'), models.CheckConstraint(condition=models.Q(('heaviest__gte', models.F('lightest'))), name='service_from_light_to_heavy'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='service_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('evidence', 'not_studied'), models.Q(('evidence_source', ''), _negated=True), _connector='OR'), name='service_evidence_has_a_source')],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, verbose_name='naam')),
                ('receives_reports', models.BooleanField(default=False, verbose_name='ontvangt meldingen')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.municipality', verbose_name='gemeente')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='organisatie')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='team_once_per_organisation')],
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('professional', 'professional'), ('desk', 'professional, ook aan het aanmeldpunt'), ('team_lead', 'teamleider'), ('process_coordinator', 'procescoördinator van de regio'), ('privacy_officer', 'functionaris gegevensbescherming'), ('researcher', 'onderzoeker'), ('region_manager', 'regiomanager')], max_length=30, verbose_name='soort')),
                ('from_on', models.DateField(verbose_name='vanaf')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='tot')),
                ('professional', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='professional')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.team', verbose_name='team')),
            ],
            options={
                'indexes': [models.Index(fields=['professional', 'from_on'], name='position_of_professional')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gt', models.F('from_on')), _connector='OR'), name='position_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='ApproachTrigger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='herkenning')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='volgorde')),
                ('code', models.CharField(max_length=30, verbose_name='wat het plan kan veranderen')),
                ('term', models.PositiveSmallIntegerField(default=5, verbose_name='antwoord binnen')),
                ('unit', models.CharField(choices=[('hours', 'uur'), ('days', 'dagen'), ('working_days', 'werkdagen'), ('weeks', 'weken'), ('months', 'maanden')], default='working_days', max_length=20, verbose_name='uur of werkdagen')),
                ('threshold', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='vanaf hoeveel')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='triggers', to='organisations.approachversion', verbose_name='versie')),
            ],
            options={
                'ordering': ('position', 'id'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('of', 'key'), name='trigger_known_once'), models.UniqueConstraint(fields=('of', 'code'), name='trigger_once_per_version'), models.CheckConstraint(condition=models.Q(('term__gte', 1), ('unit__in', ['hours', 'working_days'])), name='trigger_with_a_term'), models.CheckConstraint(condition=models.Q(('threshold__isnull', True), ('threshold__gte', 1), _connector='OR'), name='trigger_from_one_on')],
            },
        ),
        migrations.CreateModel(
            name='ApproachStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='herkenning')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='volgorde')),
                ('title', models.CharField(max_length=120, verbose_name='stap')),
                ('does', models.TextField(verbose_name='wat er gebeurt')),
                ('for_family', models.TextField(blank=True, verbose_name='in gewone woorden, voor het gezin')),
                ('who', models.CharField(blank=True, max_length=120, verbose_name='wie')),
                ('counts_from', models.CharField(choices=[('report', 'vanaf de melding'), ('start', 'vanaf het begin van de werkwijze'), ('previous', 'vanaf de dag dat de vorige stap klaar was')], default='start', max_length=20, verbose_name='telt vanaf')),
                ('term_amount', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='binnen')),
                ('term_unit', models.CharField(blank=True, choices=[('hours', 'uur'), ('days', 'dagen'), ('working_days', 'werkdagen'), ('weeks', 'weken'), ('months', 'maanden')], max_length=20, verbose_name='uur, dagen, weken')),
                ('term_basis', models.CharField(blank=True, choices=[('statutory', 'uit de wet'), ('regional', 'afspraak in de regio')], max_length=20, verbose_name='wie stelt de termijn')),
                ('law', models.CharField(blank=True, max_length=120, verbose_name='artikel')),
                ('done_at_opening', models.BooleanField(default=False, verbose_name='is gedaan als het dossier opent')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='organisations.approachversion', verbose_name='versie')),
            ],
            options={
                'ordering': ('position', 'id'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('of', 'key'), name='step_known_once'), models.CheckConstraint(condition=models.Q(models.Q(('term_amount__isnull', True), ('term_basis', ''), ('term_unit', '')), models.Q(('term_amount__gte', 1), models.Q(('term_unit', ''), _negated=True), models.Q(('term_basis', ''), _negated=True)), _connector='OR'), name='step_with_a_whole_term'), models.CheckConstraint(condition=models.Q(models.Q(('term_basis', 'statutory'), _negated=True), models.Q(('law', ''), _negated=True), _connector='OR'), name='step_statutory_with_its_article')],
            },
        ),
        migrations.CreateModel(
            name='ApproachRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='herkenning')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='volgorde')),
                ('title', models.CharField(max_length=120, verbose_name='rol')),
                ('does', models.TextField(verbose_name='wat die doet')),
                ('circle_role', models.CharField(blank=True, max_length=30, verbose_name='rol in de kring')),
                ('is_needed', models.BooleanField(default=True, verbose_name='is er altijd')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='organisations.approachversion', verbose_name='versie')),
            ],
            options={
                'ordering': ('position', 'id'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('of', 'key'), name='role_known_once')],
            },
        ),
        migrations.CreateModel(
            name='ApproachParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='herkenning')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='volgorde')),
                ('kind', models.CharField(choices=[('local_team', 'lokaal team'), ('veilig_thuis', 'Veilig Thuis'), ('regional_safety_team', 'regionaal veiligheidsteam'), ('child_protection_board', 'Raad voor de Kinderbescherming'), ('certified_institution', 'gecertificeerde instelling'), ('mental_health', 'ggz'), ('addiction_care', 'verslavingszorg'), ('police', 'politie'), ('probation', 'reclassering'), ('gp', 'huisarts'), ('youth_health_care', 'jeugdgezondheidszorg'), ('school', 'school'), ('debt_help', 'schuldhulp'), ('housing', 'wonen'), ('womens_shelter', 'vrouwenopvang'), ('care_safety_house', 'Zorg- en Veiligheidshuis'), ('sexual_assault_centre', 'Centrum Seksueel Geweld'), ('other', 'anders')], max_length=30, verbose_name='soort organisatie')),
                ('is_needed', models.BooleanField(default=True, verbose_name='doet altijd mee')),
                ('does', models.TextField(blank=True, verbose_name='wat die doet')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='organisations.approachversion', verbose_name='versie')),
            ],
            options={
                'ordering': ('position', 'id'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('of', 'key'), name='party_known_once'), models.UniqueConstraint(fields=('of', 'kind'), name='party_once_per_version')],
            },
        ),
        migrations.CreateModel(
            name='ApproachInstrument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='herkenning')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='volgorde')),
                ('title', models.CharField(max_length=120, verbose_name='hulpmiddel')),
                ('used_for', models.TextField(verbose_name='waarvoor')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='instruments', to='organisations.approachversion', verbose_name='versie')),
            ],
            options={
                'ordering': ('position', 'id'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('of', 'key'), name='instrument_known_once')],
            },
        ),
        migrations.CreateModel(
            name='ApproachGate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='herkenning')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='volgorde')),
                ('phase', models.CharField(max_length=20, verbose_name='om verder te gaan dan')),
                ('wording', models.TextField(verbose_name='wat er zo moet zijn')),
                ('needs_agreement', models.BooleanField(default=False, verbose_name='er geldt een veiligheidsafspraak')),
                ('quiet_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='dagen zonder bekend incident')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gates', to='organisations.approachversion', verbose_name='versie')),
            ],
            options={
                'ordering': ('position', 'id'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('of', 'key'), name='gate_known_once')],
            },
        ),
        migrations.CreateModel(
            name='ApproachCriterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='herkenning')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='volgorde')),
                ('kind', models.CharField(choices=[('enter', 'om te beginnen'), ('leave', 'om te stoppen')], max_length=10, verbose_name='waarvoor')),
                ('wording', models.TextField(verbose_name='wat er zo moet zijn')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='organisations.approachversion', verbose_name='versie')),
            ],
            options={
                'ordering': ('position', 'id'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('of', 'key'), name='criterion_known_once')],
            },
        ),
        migrations.CreateModel(
            name='ApproachBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='herkenning')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='volgorde')),
                ('circle_role', models.CharField(max_length=30, verbose_name='rol in de kring')),
                ('sections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None, verbose_name='onderdelen')),
                ('purpose', models.TextField(verbose_name='waarvoor')),
                ('basis', models.CharField(max_length=40, verbose_name='grondslag')),
                ('article', models.CharField(blank=True, max_length=120, verbose_name='artikel')),
                ('days', models.PositiveSmallIntegerField(default=180, verbose_name='aantal dagen')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bases', to='organisations.approachversion', verbose_name='versie')),
            ],
            options={
                'ordering': ('position', 'id'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('of', 'key'), name='basis_known_once'), models.UniqueConstraint(fields=('of', 'circle_role'), name='basis_once_per_role'), models.CheckConstraint(condition=models.Q(('days__gte', 1)), name='basis_has_an_end')],
            },
        ),
        migrations.AddConstraint(
            model_name='approach',
            constraint=models.UniqueConstraint(fields=('region', 'code'), name='approach_once_per_region'),
        ),
    ]
