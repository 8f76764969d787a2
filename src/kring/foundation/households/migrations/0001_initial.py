import django.db.models.deletion
import kring.foundation.core.encryption
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='gemaakt op')),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sex', models.CharField(choices=[('unknown', 'onbekend'), ('male', 'man'), ('female', 'vrouw'), ('other', 'anders')], default='unknown', max_length=10, verbose_name='geslacht')),
                ('deceased_on', models.DateField(blank=True, null=True, verbose_name='overleden op')),
            ],
        ),
        migrations.CreateModel(
            name='PersonAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='persoon')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
        ),
        migrations.CreateModel(
            name='ParentalAuthority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('by_law', 'van rechtswege'), ('register', 'gezagsregister'), ('court', 'uitspraak van de rechter'), ('told', 'verteld, nog niet nagekeken')], max_length=20, verbose_name='bron')),
                ('from_on', models.DateField(verbose_name='vanaf')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='tot')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='kind')),
                ('parent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='ouder')),
            ],
            options={
                'indexes': [models.Index(fields=['parent', 'child'], name='authority_of_parent')],
                'constraints': [models.CheckConstraint(condition=models.Q(('parent', models.F('child')), _negated=True), name='authority_over_somebody_else'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='authority_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_names', models.CharField(max_length=200, verbose_name='voornamen')),
                ('call_name', models.CharField(blank=True, max_length=80, verbose_name='roepnaam')),
                ('prefix', models.CharField(blank=True, max_length=10, verbose_name='voorvoegsel')),
                ('surname', models.CharField(blank=True, max_length=200, verbose_name='achternaam')),
                ('birth_date', models.DateField(blank=True, null=True, verbose_name='geboortedatum')),
                ('bsn', kring.foundation.core.encryption.EncryptedText(blank=True, null=True, verbose_name='burgerservicenummer')),
                ('bsn_fingerprint', models.CharField(blank=True, max_length=64, null=True, unique=True, verbose_name='vingerafdruk van het bsn')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='identity', to='households.person', verbose_name='persoon')),
            ],
            options={
                'indexes': [models.Index(fields=['surname', 'birth_date'], name='identity_by_name_and_birth')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('home', 'woonadres'), ('phone', 'telefoon'), ('email', 'e-mail'), ('school', 'school'), ('doctor', 'huisarts'), ('work', 'werk'), ('appointment', 'plek van een afspraak')], max_length=20, verbose_name='soort')),
                ('text', kring.foundation.core.encryption.EncryptedText(verbose_name='gegevens')),
                ('confidential', models.BooleanField(default=False, verbose_name='geheim')),
                ('from_on', models.DateField(blank=True, null=True, verbose_name='vanaf')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='tot')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='persoon')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='place_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('partner', 'partner'), ('ex_partner', 'ex-partner'), ('parent', 'ouder'), ('step_parent', 'stiefouder'), ('foster_parent', 'pleegouder'), ('sibling', 'broer of zus'), ('guardian', 'voogd'), ('network', 'uit het netwerk')], max_length=20, verbose_name='soort')),
                ('from_on', models.DateField(blank=True, null=True, verbose_name='vanaf')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='tot')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='van wie')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='persoon')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('person', models.F('other')), _negated=True), name='relation_with_somebody_else'), models.UniqueConstraint(fields=('person', 'other', 'kind', 'from_on'), name='relation_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='relation_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Residence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='vanaf')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='tot')),
                ('nights_per_week', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='nachten per week')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.household', verbose_name='huis')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='households.person', verbose_name='persoon')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='residence_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('nights_per_week__isnull', True), ('nights_per_week__lte', 7), _connector='OR'), name='residence_within_a_week')],
            },
        ),
    ]
