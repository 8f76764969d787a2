from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('sharing', '0003_legal_bases_consents_and_letters')]

    operations = [
        migrations.AlterField(
            model_name='logentry',
            name='activity',
            field=models.CharField(blank=True, choices=[('kring-01', 'meldingen ontvangen en beoordelen'), ('kring-02', 'vastleggen wie er rond een gezin staat'), ('kring-03', 'samen begrijpen wat er speelt'), ('kring-04', 'een plan maken en bijhouden'), ('kring-05', 'zicht houden op veiligheid'), ('kring-06', 'overleggen en besluiten'), ('kring-07', 'afsluiten en nazorg'), ('kring-08', 'het hele plaatje van een gezin zien'), ('kring-09', 'gezinnen laten meelezen'), ('kring-10', 'bepalen wie wat mag zien'), ('kring-11', 'noodtoegang bij gevaar'), ('kring-12', 'toezien op het gebruik van gegevens'), ('kring-13', 'in de regio volgen of er op tijd wordt gewerkt'), ('kring-14', 'rechten van betrokkenen uitvoeren'), ('kring-15', 'inloggen en accounts beheren'), ('kring-16', 'leren van wat er gebeurt'), ('kring-17', 'bewaren en op tijd vernietigen'), ('kring-00', 'anders')], max_length=20, verbose_name='verwerking'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('emergency_opened', 'noodtoegang'), ('emergency_ended', 'noodtoegang gesloten'), ('emergency_none', 'noodtoegang gevraagd, niets gevonden'), ('replacement', 'vervanging'), ('consent_withdrawn', 'toestemming ingetrokken'), ('corrected', 'verbeterd op verzoek'), ('rights', 'verzoek om te behandelen')], max_length=20, verbose_name='soort'),
        ),
    ]
