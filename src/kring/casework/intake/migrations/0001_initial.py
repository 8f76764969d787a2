import django.db.models.deletion
import django.utils.timezone
import kring.foundation.core.encryption
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
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('veilig_thuis', 'melding bij Veilig Thuis'), ('care_safety_house', 'melding bij het Zorg- en Veiligheidshuis'), ('non_acute_care', 'melding niet-acute zorg'), ('concern', 'zorgmelding bij het lokale team')], max_length=30, verbose_name='soort')),
                ('reporter_kind', models.CharField(choices=[('police', 'politie'), ('health', 'zorg'), ('education', 'onderwijs'), ('youth_care', 'jeugdhulp'), ('mental_health', 'ggz'), ('childcare', 'kinderopvang'), ('local_team', 'lokaal team'), ('other_professional', 'andere professional'), ('family_member', 'iemand uit het gezin'), ('citizen', 'buurt of bekende'), ('unknown', 'onbekend')], max_length=30, verbose_name='wie meldt')),
                ('reported_at', models.DateTimeField(verbose_name='gemeld op')),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ontvangen op')),
                ('situation', models.TextField(verbose_name='wat er aan de hand is')),
                ('explanation', models.TextField(blank=True, verbose_name='toelichting')),
                ('request', models.TextField(blank=True, verbose_name='wat de melder vraagt')),
                ('further_information', models.TextField(blank=True, verbose_name='overige informatie')),
                ('wants_feedback', models.BooleanField(default=False, verbose_name='melder wil terugkoppeling')),
                ('immediate_danger', models.BooleanField(default=False, verbose_name='direct gevaar')),
                ('foreign_id', models.CharField(blank=True, max_length=200, null=True, unique=True, verbose_name='nummer bij de afzender')),
                ('foreign_url', models.TextField(blank=True, verbose_name='adres bij de afzender')),
                ('foreign_ids', models.JSONField(blank=True, default=dict, verbose_name='nummers van onderdelen bij de afzender')),
                ('fingerprint', models.CharField(blank=True, max_length=64, null=True, verbose_name='vingerafdruk van de inhoud')),
                ('triaged_at', models.DateTimeField(blank=True, null=True, verbose_name='triage gedaan op')),
                ('safety_level', models.CharField(blank=True, choices=[('none', 'geen onveiligheid gezien'), ('risk', 'risico op onveiligheid'), ('structural', 'structureel onveilig'), ('acute', 'acuut onveilig')], max_length=20, null=True, verbose_name='uitkomst veiligheid')),
                ('outcome', models.CharField(blank=True, choices=[('open_dossier', 'samen kijken: dossier openen'), ('attach', 'hoort bij een gezin dat al in Kring is'), ('advice', 'advies gegeven, geen dossier'), ('no_steps', 'geen vervolg nodig')], max_length=20, null=True, verbose_name='vervolg')),
                ('reasons', models.TextField(blank=True, verbose_name='waarom')),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.team', verbose_name='aanmeldpunt')),
                ('dossier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='circle.dossier', verbose_name='dossier')),
                ('reported_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.professional', verbose_name='gemeld door')),
                ('safety_holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='zicht op veiligheid tot de triage')),
                ('triaged_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.professional', verbose_name='triage gedaan door')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('triaged_at__isnull', True)), fields=['desk', 'received_at'], name='report_waiting_at_desk')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('outcome__isnull', True), ('safety_level__isnull', True), ('triaged_at__isnull', True)), models.Q(('outcome__isnull', False), ('safety_level__isnull', False), ('triaged_at__isnull', False)), _connector='OR'), name='report_triaged_as_a_whole'), models.CheckConstraint(condition=models.Q(('triaged_at__isnull', True), ('triaged_at__gte', models.F('received_at')), _connector='OR'), name='report_triaged_after_receipt')],
            },
        ),
        migrations.CreateModel(
            name='ReportedIncident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('happened_at', models.DateTimeField(verbose_name='wanneer')),
                ('place', kring.foundation.core.encryption.EncryptedText(blank=True, verbose_name='waar')),
                ('description', models.TextField(verbose_name='wat er gebeurde')),
                ('period_from', models.DateTimeField(blank=True, null=True, verbose_name='periode van')),
                ('period_until', models.DateTimeField(blank=True, null=True, verbose_name='periode tot')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incidents', to='intake.report', verbose_name='melding')),
            ],
        ),
        migrations.CreateModel(
            name='ReportedPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_names', models.CharField(max_length=200, verbose_name='voornamen')),
                ('prefix', models.CharField(blank=True, max_length=10, verbose_name='voorvoegsel')),
                ('surname', models.CharField(blank=True, max_length=200, verbose_name='achternaam')),
                ('birth_date', models.DateField(blank=True, null=True, verbose_name='geboortedatum')),
                ('sex', models.CharField(choices=[('unknown', 'onbekend'), ('male', 'man'), ('female', 'vrouw'), ('other', 'anders')], default='unknown', max_length=10, verbose_name='geslacht')),
                ('role', models.CharField(blank=True, choices=[('child', 'kind'), ('parent', 'ouder'), ('step_parent', 'stiefouder'), ('partner', 'partner'), ('ex_partner', 'ex-partner'), ('grandparent', 'grootouder'), ('other_adult', 'andere volwassene')], max_length=20, verbose_name='rol in het gezin')),
                ('bsn', kring.foundation.core.encryption.EncryptedText(blank=True, null=True, verbose_name='burgerservicenummer')),
                ('bsn_fingerprint', models.CharField(blank=True, max_length=64, null=True, verbose_name='vingerafdruk van het bsn')),
                ('street', kring.foundation.core.encryption.EncryptedText(blank=True, verbose_name='straat')),
                ('house_number', models.CharField(blank=True, max_length=12, verbose_name='huisnummer')),
                ('postcode', kring.foundation.core.encryption.EncryptedText(blank=True, verbose_name='postcode')),
                ('town', models.TextField(blank=True, verbose_name='plaats')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='households.person', verbose_name='is deze persoon')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='persons', to='intake.report', verbose_name='melding')),
            ],
        ),
        migrations.CreateModel(
            name='ReporterContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', kring.foundation.core.encryption.EncryptedText(blank=True, verbose_name='naam')),
                ('email', kring.foundation.core.encryption.EncryptedText(blank=True, verbose_name='e-mail')),
                ('phone', kring.foundation.core.encryption.EncryptedText(blank=True, verbose_name='telefoon')),
                ('organisation', models.CharField(blank=True, max_length=160, verbose_name='organisatie')),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact', to='intake.report', verbose_name='melding')),
            ],
        ),
        migrations.CreateModel(
            name='ReportQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.TextField(verbose_name='vraag')),
                ('answer', models.TextField(verbose_name='antwoord')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='intake.report', verbose_name='melding')),
            ],
        ),
    ]
