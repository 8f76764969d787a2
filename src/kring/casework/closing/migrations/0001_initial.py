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
            name='Closing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('reason', models.CharField(choices=[('goals_reached', 'doelen bereikt'), ('safe_enough', 'veilig genoeg'), ('transferred', 'overgedragen'), ('family_declined', 'gezin wil niet verder'), ('moved', 'verhuisd'), ('other', 'anders')], max_length=30, verbose_name='reden')),
                ('summary', models.TextField(verbose_name='wat er bereikt is en wat blijft')),
                ('after_care_on', models.DateField(verbose_name='nazorg op')),
                ('way_back', models.TextField(verbose_name='wat te doen als het weer misgaat')),
                ('proposed_on', models.DateField(verbose_name='voorgesteld op')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='gesloten op')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken op')),
                ('after_care_held_on', models.DateField(blank=True, null=True, verbose_name='nazorg gedaan op')),
                ('after_care_words', models.TextField(blank=True, verbose_name='hoe het ging bij de nazorg')),
                ('after_care_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='wie er dan belt of komt')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('source_holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('withdrawn_at__isnull', True), _connector='OR'), name='closing_closed_or_withdrawn'), models.CheckConstraint(condition=models.Q(('after_care_held_on__isnull', True), ('closed_at__isnull', False), _connector='OR'), name='after_care_after_the_closing'), models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True), ('withdrawn_at__isnull', True)), fields=('dossier',), name='one_closing_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='ClosingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('reason', models.CharField(choices=[('goals_reached', 'doelen bereikt'), ('safe_enough', 'veilig genoeg'), ('transferred', 'overgedragen'), ('family_declined', 'gezin wil niet verder'), ('moved', 'verhuisd'), ('other', 'anders')], max_length=30, verbose_name='reden')),
                ('summary', models.TextField(verbose_name='wat er bereikt is en wat blijft')),
                ('after_care_on', models.DateField(verbose_name='nazorg op')),
                ('way_back', models.TextField(verbose_name='wat te doen als het weer misgaat')),
                ('proposed_on', models.DateField(verbose_name='voorgesteld op')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='gesloten op')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken op')),
                ('after_care_held_on', models.DateField(blank=True, null=True, verbose_name='nazorg gedaan op')),
                ('after_care_words', models.TextField(blank=True, verbose_name='hoe het ging bij de nazorg')),
                ('after_care_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.professional', verbose_name='wie er dan belt of komt')),
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='circle.dossier', verbose_name='dossier')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='closing.closing')),
                ('source_holder', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClosingWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('agrees', models.BooleanField(verbose_name='is het eens')),
                ('words', models.TextField(blank=True, verbose_name='in eigen woorden')),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gezegd op')),
                ('closing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='closing.closing', verbose_name='afsluiting')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='households.person', verbose_name='gezinslid')),
                ('professional', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='professional')),
                ('source_holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('person__isnull', False), ('professional__isnull', True)), models.Q(('person__isnull', True), ('professional__isnull', False)), _connector='OR'), name='closing_word_of_one'), models.UniqueConstraint(fields=('closing', 'person', 'professional'), name='closing_word_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='ClosingWordEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='leeg = het hele gezin', size=None, verbose_name='over wie')),
                ('family_may_read', models.BooleanField(default=True, verbose_name='het gezin leest mee')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('agrees', models.BooleanField(verbose_name='is het eens')),
                ('words', models.TextField(blank=True, verbose_name='in eigen woorden')),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gezegd op')),
                ('closing', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='closing.closing', verbose_name='afsluiting')),
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='circle.dossier', verbose_name='dossier')),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='households.person', verbose_name='gezinslid')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='closing.closingword')),
                ('professional', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.professional', verbose_name='professional')),
                ('source_holder', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation', verbose_name='bronhouder')),
                ('written_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.professional', verbose_name='geschreven door')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
