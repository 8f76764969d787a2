-- The questions of the safety screen at a separation. Installed after policy.sql, and safe to repeat.
-- Own sentences, made for Kring; no licensed list. A newer version is a new set: what was asked stays as it was asked.

INSERT INTO separation_questionset (code, name, source, from_on) VALUES (
    'separation-1', 'Veiligheidscheck bij scheiding, versie 1',
    'In eigen woorden gemaakt voor Kring, november 2026. Waar het naar kijkt: lessen over dwang en controle bij scheiding'
    ' (patroon, ernst, macht; over en weer of door één), en de praktijk dat elke ouder een eigen lijst invult. Niet'
    ' onderzocht als meetinstrument: er komt geen score uit.',
    DATE '2026-11-01'
) ON CONFLICT (code) DO NOTHING;

INSERT INTO separation_screenquestion (question_set_id, key, topic, position, wording, scale, points_when, why)
SELECT asked.id, told.key, told.topic, told.position, told.wording, told.scale, told.points_when, told.why
  FROM separation_questionset asked CROSS JOIN (VALUES
    ('fear-of-other', 'fear', 1, 'Bent u bang voor de andere ouder?', 'often', '{sometimes,often}'::varchar[],
     'Angst voor de ander is het eerste teken dat samen praten niet veilig is.'),
    ('free-to-speak', 'fear', 2, 'Durft u te zeggen wat u vindt als de andere ouder erbij is?', 'agree', '{no}',
     'Wie niet vrij kan praten, kan samen aan tafel niet kiezen.'),
    ('control-money', 'control', 3, 'Bepaalt de andere ouder waar u geld aan uitgeeft?', 'often', '{sometimes,often}',
     'Greep op geld houdt iemand afhankelijk, ook na de scheiding.'),
    ('control-contacts', 'control', 4, 'Houdt de andere ouder u weg bij familie of vrienden?', 'often',
     '{sometimes,often}', 'Wie alleen staat, kan moeilijker weg.'),
    ('control-phone', 'control', 5, 'Kijkt de andere ouder in uw telefoon, of wil die steeds weten waar u bent?', 'often',
     '{sometimes,often}', 'In de gaten houden is een vorm van dwang, ook op afstand.'),
    ('control-movement', 'control', 6, 'Kunt u gaan en staan waar u wilt?', 'agree', '{no}',
     'Niet vrij zijn om te gaan wijst op macht van de een over de ander.'),
    ('who-decides', 'decides', 7, 'Wie beslist als u het niet eens bent?', 'who', '{other}',
     'Het gaat om het patroon, niet om één beslissing.'),
    ('dare-say-no', 'decides', 8, 'Durft u nee te zeggen tegen de andere ouder?', 'agree', '{no}',
     'Wat er gebeurt na een nee, zegt meer dan hoe vaak er ruzie is.'),
    ('violence-to-me', 'violence', 9, 'Heeft de andere ouder u geslagen, geduwd, vastgehouden of gedwongen tot seks?',
     'often', '{sometimes,often}', 'Eén keer of een patroon.'),
    ('violence-by-me', 'violence', 10, 'Heeft u dat zelf bij de andere ouder gedaan?', 'often', '{}',
     'Over en weer, of door één. Wie zich verdedigt, slaat soms ook: vraag door.'),
    ('who-begins', 'violence', 11, 'Als het misgaat, van wie gaat dat uit?', 'who', '{other}',
     'Denk niet te snel: allebei vechten, allebei schuld.'),
    ('hurt', 'severity', 12, 'Had u na geweld pijn, een wond of een dokter nodig?', 'often', '{sometimes,often}',
     'Hoe ernstig het was.'),
    ('death-threat', 'severity', 13,
     'Kneep de andere ouder uw keel dicht, gebruikte die een wapen, of zei die dat u doodgaat?', 'often',
     '{once,sometimes,often}', 'Eén keer is genoeg om nu naar de veiligheid te kijken.'),
    ('stalking', 'after', 14, 'Volgt de andere ouder u, of staat die onverwacht bij uw huis of werk?', 'often',
     '{sometimes,often}', 'Dwang stopt vaak niet bij het uit elkaar gaan.'),
    ('threats-through-children', 'after', 15, 'Dreigt de andere ouder met de kinderen, of via de kinderen?', 'often',
     '{sometimes,often}', 'Kinderen als middel om macht te houden.'),
    ('children-saw', 'children', 16, 'Hebben de kinderen ruzie of geweld gezien of gehoord?', 'often', '{}',
     'Wat de kinderen meemaakten telt altijd, welk patroon het ook is.'),
    ('children-contact', 'children', 17, 'Is het veilig voor de kinderen als ze bij de andere ouder zijn?', 'agree',
     '{no}', 'Voor de omgang, los van het geschil tussen de ouders.'),
    ('equal', 'power', 18, 'Bent u gelijk aan de andere ouder, ook met geld, taal en papieren?', 'agree', '{no}',
     'Bij ongelijke macht is een afspraak geen vrije afspraak.'),
    ('what-is-needed', 'power', 19, 'Wat moeten wij weten om het voor u en de kinderen veilig te houden?', 'words',
     '{}', 'In de eigen woorden van deze ouder.')
  ) AS told (key, topic, position, wording, scale, points_when, why)
 WHERE asked.code = 'separation-1'
ON CONFLICT (question_set_id, key) DO NOTHING;

-- Pages read the questions; a new version comes by this way and by no other.
REVOKE INSERT, UPDATE, DELETE ON separation_questionset, separation_screenquestion FROM kring_app;

CREATE OR REPLACE FUNCTION sharing.what_was_asked_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a question is never rewritten: a newer version is a new set' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE TRIGGER question_never_rewritten BEFORE UPDATE OR DELETE ON separation_screenquestion
    FOR EACH ROW EXECUTE FUNCTION sharing.what_was_asked_stays();
