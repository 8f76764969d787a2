import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('circle', '0001_initial'),
        ('households', '0001_initial'),
        ('organisations', '0001_initial'),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('kind', models.CharField(choices=[('explanatory_analysis', 'verklaring vastgesteld'), ('plan', 'plan'), ('deployment', 'wie er komt helpen'), ('scale_step', 'opschalen of afschalen'), ('measure_request', 'verzoek om een maatregel'), ('closure', 'afsluiten')], max_length=30, verbose_name='soort')),
                ('wording', models.TextField(verbose_name='besluit')),
                ('dissent', models.TextField(blank=True, verbose_name='wie het niet eens was en waarom')),
                ('decided_on', models.DateField(verbose_name='besloten op')),
                ('organisations_present', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='aantal organisaties erbij')),
                ('family_present', models.BooleanField(blank=True, null=True, verbose_name='het gezin was erbij')),
                ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.action', verbose_name='werd deze actie')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('source_holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('purpose', models.TextField(verbose_name='waar het over gaat')),
                ('agenda', models.TextField(blank=True, verbose_name='wat we willen beslissen')),
                ('starts_at', models.DateTimeField(verbose_name='wanneer')),
                ('held_at', models.DateTimeField(blank=True, null=True, verbose_name='gehouden op')),
                ('report', models.TextField(blank=True, verbose_name='wat er besproken is')),
                ('called_off_at', models.DateTimeField(blank=True, null=True, verbose_name='afgezegd op')),
                ('called_off_because', models.TextField(blank=True, verbose_name='waarom het niet doorgaat')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('source_holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', '-starts_at'], name='meeting_newest_first')],
                'constraints': [models.CheckConstraint(condition=models.Q(('held_at__isnull', True), ('called_off_at__isnull', True), _connector='OR'), name='meeting_held_or_called_off')],
            },
        ),
        migrations.CreateModel(
            name='DecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('kind', models.CharField(choices=[('explanatory_analysis', 'verklaring vastgesteld'), ('plan', 'plan'), ('deployment', 'wie er komt helpen'), ('scale_step', 'opschalen of afschalen'), ('measure_request', 'verzoek om een maatregel'), ('closure', 'afsluiten')], max_length=30, verbose_name='soort')),
                ('wording', models.TextField(verbose_name='besluit')),
                ('dissent', models.TextField(blank=True, verbose_name='wie het niet eens was en waarom')),
                ('decided_on', models.DateField(verbose_name='besloten op')),
                ('organisations_present', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='aantal organisaties erbij')),
                ('family_present', models.BooleanField(blank=True, null=True, verbose_name='het gezin was erbij')),
                ('action', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.action', verbose_name='werd deze actie')),
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='circle.dossier', verbose_name='dossier')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='meetings.decision')),
                ('source_holder', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.professional', verbose_name='geschreven door')),
                ('meeting', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting', verbose_name='overleg')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='meeting',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='meetings.meeting', verbose_name='overleg'),
        ),
        migrations.CreateModel(
            name='MeetingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('purpose', models.TextField(verbose_name='waar het over gaat')),
                ('agenda', models.TextField(blank=True, verbose_name='wat we willen beslissen')),
                ('starts_at', models.DateTimeField(verbose_name='wanneer')),
                ('held_at', models.DateTimeField(blank=True, null=True, verbose_name='gehouden op')),
                ('report', models.TextField(blank=True, verbose_name='wat er besproken is')),
                ('called_off_at', models.DateTimeField(blank=True, null=True, verbose_name='afgezegd op')),
                ('called_off_because', models.TextField(blank=True, verbose_name='waarom het niet doorgaat')),
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='circle.dossier', verbose_name='dossier')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='meetings.meeting')),
                ('source_holder', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MeetingPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('words', models.CharField(blank=True, max_length=160, verbose_name='waar')),
                ('whose', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None, verbose_name='wie daar te vinden zijn')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='where', to='meetings.meeting', verbose_name='overleg')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.place', verbose_name='bekende plek')),
                ('source_holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['whose'], name='meeting_place_of_whom')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('place__isnull', False), ('words', '')), models.Q(('place__isnull', True), models.Q(('words', ''), _negated=True)), _connector='OR'), name='meeting_at_one_place')],
            },
        ),
        migrations.CreateModel(
            name='MeetingPlaceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('words', models.CharField(blank=True, max_length=160, verbose_name='waar')),
                ('whose', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None, verbose_name='wie daar te vinden zijn')),
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='circle.dossier', verbose_name='dossier')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting', verbose_name='overleg')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='meetings.meetingplace')),
                ('place', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='households.place', verbose_name='bekende plek')),
                ('source_holder', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('was_there', models.BooleanField(blank=True, null=True, verbose_name='was erbij')),
                ('expectations', models.TextField(blank=True, verbose_name='wat u van deze persoon mag verwachten, en wat niet')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='meetings.meeting', verbose_name='overleg')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='households.person', verbose_name='gezinslid of netwerk')),
                ('professional', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='professional')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('person__isnull', True), ('professional__isnull', False)), models.Q(('person__isnull', False), ('professional__isnull', True)), _connector='OR'), name='participant_is_one'), models.UniqueConstraint(fields=('meeting', 'professional', 'person'), name='participant_once', nulls_distinct=False)],
            },
        ),
    ]
