import django.db.models.deletion
import kring.foundation.core.encryption
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=150, unique=True, verbose_name='inlognaam')),
                ('is_active', models.BooleanField(default=True, verbose_name='mag inloggen')),
                ('date_joined', models.DateTimeField(auto_now_add=True, verbose_name='gemaakt op')),
            ],
            options={
                'verbose_name': 'account',
            },
        ),
        migrations.CreateModel(
            name='KeptForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=300, verbose_name='adres')),
                ('fields', kring.foundation.core.encryption.EncryptedText(verbose_name='wat er ingevuld was')),
                ('kept_at', models.DateTimeField(auto_now=True, verbose_name='bewaard op')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'bewaard formulier',
                'constraints': [models.UniqueConstraint(fields=('user', 'path'), name='kept_form_once_per_page')],
            },
        ),
        migrations.CreateModel(
            name='PreparedLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issuer', models.CharField(max_length=300, verbose_name='uitgever')),
                ('employee', models.CharField(max_length=64, verbose_name='vingerafdruk van het personeelsnummer')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='klaargezet op')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='gebruikt op')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'klaargezette koppeling',
                'constraints': [models.UniqueConstraint(condition=models.Q(('used_at__isnull', True)), fields=('issuer', 'employee'), name='prepared_link_once')],
            },
        ),
        migrations.CreateModel(
            name='Subject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issuer', models.CharField(max_length=300, verbose_name='uitgever')),
                ('subject', models.CharField(max_length=64, verbose_name='vingerafdruk van het kenmerk')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='gekoppeld op')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subjects', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'koppeling met een inlogdienst',
                'constraints': [models.UniqueConstraint(fields=('issuer', 'subject'), name='subject_once_per_issuer')],
            },
        ),
    ]
