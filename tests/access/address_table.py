"""What everybody of the cast gets at every address of Kring. One line for each address; a new address needs a line.

The columns are groups of the cast who are the same to the rule:

    carry    Jan and Fleur, who carry the family         parent   Amina and Karim, both with authority
    noor     14: reads for herself                       sem      9: his parents read for him
    network  Fatna                                       other    Sami, Piet, Ria, Wim, Petra: strangers to this family
    nobody   who has not signed in

    200 the page · 302 led on (nobody: to the sign-in page) · 404 not there · 405 only sent to, never asked for
"""

from __future__ import annotations

from tests.access.unlike_their_group import UNLIKE_THEIR_GROUP

GROUPS = {
    "carry": ("jan", "fleur"),
    "parent": ("amina", "karim"),
    "noor": ("noor",),
    "sem": ("sem",),
    "network": ("fatna",),
    "other": ("sami", "piet", "ria", "wim", "petra"),
    "nobody": (None,),
}

TABLE = """
address                                                             carry parent noor sem network other nobody

# the workbench: for professionals
/                                                                   302   302    302  302 302     302   302
vandaag/                                                            200   404    404  404 404     200   302
gezinnen/                                                           200   404    404  404 404     200   302
zoeken/                                                             200   404    404  404 404     200   302
gezinnen/<int:dossier_id>/                                          200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/gebeurtenissen/                           200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/tijdlijn/                                 200   404    404  404 404     404   302

# emergency access and standing in: for who works with families
noodtoegang/                                                        200   404    404  404 404     200   302
noodtoegang/<int:access_id>/sluiten/                                200   404    404  404 404     404   302
afwezig/                                                            200   404    404  404 404     200   302
afwezig/nieuw/                                                      200   404    404  404 404     200   302
afwezig/<int:replacement_id>/stoppen/                               200   404    404  404 404     404   302
berichten/<int:notice_id>/gezien/                                   405   405    405  405 405     405   405

# that, and not what: for who steers the region (Wim), and for who reported
regie/                                                              404   404    404  404 404     404   302
meldingen/gedaan/                                                   200   404    404  404 404     200   302

# oversight: for Petra
privacy/                                                            404   404    404  404 404     404   302
privacy/logboek/                                                    404   404    404  404 404     404   302
privacy/logboek/meenemen/                                           404   404    404  404 404     404   302
privacy/opvallend/                                                  404   404    404  404 404     404   302
privacy/opvallend/<int:finding_id>/                                 404   404    404  404 404     404   302
privacy/waar-kring-op-let/                                          404   404    404  404 404     404   302
privacy/waar-kring-op-let/<int:threshold_id>/                       404   404    404  404 404     404   302
privacy/grondslagen/                                                404   404    404  404 404     404   302
privacy/grondslagen/<int:basis_id>/                                 404   404    404  404 404     404   302
privacy/noodtoegang/                                                404   404    404  404 404     404   302
privacy/noodtoegang/<int:access_id>/                                404   404    404  404 404     404   302

# how the region works: read by who works there, written by who steers it
werkwijzen/                                                         200   404    404  404 404     200   302
werkwijzen/nieuw/                                                   404   404    404  404 404     404   302
werkwijzen/<int:version_id>/                                        200   404    404  404 404     200   302
werkwijzen/<int:version_id>/verschil/                               200   404    404  404 404     200   302
werkwijzen/<int:version_id>/nieuwe-versie/                          404   404    404  404 404     404   302
werkwijzen/<int:version_id>/stoppen/                                404   404    404  404 404     404   302
werkwijzen/<int:draft_id>/teksten/                                  404   404    404  404 404     404   302
werkwijzen/<int:draft_id>/weggooien/                                404   404    404  404 404     404   302
werkwijzen/<int:draft_id>/publiceren/                               404   404    404  404 404     404   302
werkwijzen/<int:draft_id>/<slug:part>/nieuw/                        404   404    404  404 404     404   302
werkwijzen/<int:draft_id>/<slug:part>/<int:line_id>/                404   404    404  404 404     404   302
werkwijzen/<int:draft_id>/<slug:part>/<int:line_id>/weg/            404   404    404  404 404     404   302

# what help there is: read by who works in the region, told by who offers it
hulpaanbod/                                                         200   404    404  404 404     200   302
hulpaanbod/nieuw/                                                   200   404    404  404 404     200   302
hulpaanbod/<int:service_id>/                                        200   404    404  404 404     200   302
hulpaanbod/<int:service_id>/veranderen/                             200   404    404  404 404     404   302
hulpaanbod/<int:service_id>/bevestigen/                             200   404    404  404 404     404   302

# the approach of one family: a page for professionals, another for the family
gezinnen/<int:dossier_id>/werkwijze/                                200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/werkwijze/kiezen/                         200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/werkwijze/stap/<int:approach_step_id>/    200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/werkwijze/criterium/<int:criterion_id>/   200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/werkwijze/rol/<int:role_id>/              200   404    404  404 404     404   302
mijn/werkwijze/<int:dossier_id>/                                    302   200    200  404 404     302   302

# the circle: everybody who belongs may know who is there; who carries the family changes it
gezinnen/<int:dossier_id>/kring/                                    200   200    200  200 200     404   302
gezinnen/<int:dossier_id>/kring/tekening/                           200   200    200  200 200     404   302
gezinnen/<int:dossier_id>/kring/tekening/band/                      200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/meedoen/                            200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/overdragen/                         200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/overdragen/meteen/                  200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/overdracht/<int:handover_id>/       200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/overdracht/<int:handover_id>/gezin/ 200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/overdracht/<int:handover_id>/tekenen/ 200 404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/overdracht/<int:handover_id>/niet-overnemen/ 200 404 404 404 404  404   302
gezinnen/<int:dossier_id>/kring/overdracht/<int:handover_id>/intrekken/ 200 404  404  404 404     404   302
gezinnen/<int:dossier_id>/kring/<int:involvement_id>/einde/         200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/gezinslid/                          200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/netwerk/                            200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/relatie/                            200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/gezag/                              200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/wonen/                              200   404    404  404 404     404   302

gezinnen/<int:dossier_id>/kring/dubbel/                             200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/dubbel/<int:person_id>/<int:other_id>/ 200 404 404 404 404 404 302
gezinnen/<int:dossier_id>/kring/dubbel/<int:person_id>/<int:other_id>/twee/ 405 405 405 405 405 405 302
gezinnen/<int:dossier_id>/kring/dubbel/twee/<int:said_id>/terug/    405   405    405  405 405     405   302
gezinnen/<int:dossier_id>/kring/dubbel/huis/<int:home_id>/<int:other_home_id>/ 200 404 404 404 404 404 302
gezinnen/<int:dossier_id>/kring/dubbel/samengevoegd/<int:merge_id>/ 200   404    404  404 404     404   302

# sharing: for who carries the family
gezinnen/<int:dossier_id>/kring/delen/                              200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/delen/nieuw/                        200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/delen/<int:ground_id>/              200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/delen/<int:ground_id>/verlengen/    200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/delen/<int:ground_id>/stoppen/      200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/delen/<int:ground_id>/verteld/      200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/delen/toestemming/<int:consent_id>/intrekken/ 200 404 404 404 404 404 302
gezinnen/<int:dossier_id>/kring/meelezen/                           200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/meelezen/<int:child_id>/ouder/ 200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/meelezen/ouder/<int:reads_id>/stoppen/ 200 404 404 404 404 404 302
gezinnen/<int:dossier_id>/kring/meelezen/<int:child_id>/niet-zelf/ 200 404 404 404 404 404 302
gezinnen/<int:dossier_id>/kring/meelezen/niet-zelf/<int:incapacity_id>/stoppen/ 200 404 404 404 404 404 302
gezinnen/<int:dossier_id>/kring/informeren/                         200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/informeren/nieuw/                   200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/informeren/<int:letter_id>/         200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/kring/informeren/<int:letter_id>/brief.pdf 200 404 404 404 404 404 302

# accounts of the family: shown to who carries it, and only after showing again who one is
gezinnen/<int:dossier_id>/toegang/                                  200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/toegang/papier/                           302   404    404  404 404     404   302
gezinnen/<int:dossier_id>/toegang/<int:person_id>/uitnodigen/       302   302    302  302 302     302   302
gezinnen/<int:dossier_id>/toegang/<int:person_id>/stoppen/          302   302    302  302 302     302   302
uitnodiging/                                                        200   200    200  200 200     200   200

# what is withheld, and where people are: who carries the family writes it; without an item there is nothing to withhold
gezinnen/<int:dossier_id>/afschermen/                               200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/afschermen/nieuw/                         404   404    404  404 404     404   302
gezinnen/<int:dossier_id>/afschermen/geheim-adres/                  200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/afschermen/<int:withholding_id>/          200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/afschermen/<int:withholding_id>/stoppen/  200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/afschermen/<int:withholding_id>/toch-weer/ 200  404    404  404 404     404   302
gezinnen/<int:dossier_id>/plekken/                                  200   200    200  200 200     404   302
gezinnen/<int:dossier_id>/plekken/nieuw/                            200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plekken/<int:place_id>/voorbij/           200   404    404  404 404     404   302

# reports: until triage for the desk
meldingen/                                                          200   404    404  404 404     200   302
meldingen/nieuw/                                                    200   404    404  404 404     200   302
meldingen/ontvangen/<str:receipt>/                                  404   404    404  404 404     404   302
meldingen/<int:report_id>/                                          200   404    404  404 404     404   302
meldingen/<int:report_id>/triage/                                   200   404    404  404 404     404   302
meldingen/<int:report_id>/nu/                                       200   404    404  404 404     404   302

# whether a family is known elsewhere: asked by who carries it or from a desk; here nobody is appointed to answer
gezinnen/<int:dossier_id>/bekend/                                   200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/bekend/vragen/                            200   404    404  404 404     404   302
meldingen/<int:report_id>/bekend/                                   200   404    404  404 404     404   302
meldingen/<int:report_id>/bekend/vragen/                            200   404    404  404 404     404   302
meldingen/bekend/<int:question_id>/informatie/                      200   404    404  404 404     404   302
meldingen/bekend/<int:question_id>/intrekken/                       200   404    404  404 404     404   302
meldingen/bekend/<int:question_id>/verteld/                         200   404    404  404 404     404   302
meldingen/bekend/informatie/<int:information_id>/intrekken/         200   404    404  404 404     404   302
meldingen/vragen/                                                   404   404    404  404 404     404   302
meldingen/vragen/<int:question_id>/                                 404   404    404  404 404     404   302
meldingen/vragen/informatie/<int:information_id>/                   404   404    404  404 404     404   302
mijn/gevraagd/                                                      302   200    200  200 200     302   302

# who doubts: the steps of the code are of one professional (here Jan), advice is of a desk
meldingen/twijfel/                                                  200   404    404  404 404     200   302
meldingen/meldcode/nieuw/                                           200   404    404  404 404     200   302
meldingen/meldcode/<int:code_id>/                                   200   404    404  404 404     404   302
meldingen/meldcode/<int:code_id>/stap/<int:number>/                   200   404    404  404 404     404   302
meldingen/meldcode/<int:code_id>/wie/                               200   404    404  404 404     404   302
meldingen/meldcode/<int:code_id>/zonder-toestemming/                200   404    404  404 404     404   302
meldingen/meldcode/<int:code_id>/delen/                             200   404    404  404 404     404   302
meldingen/meldcode/<int:code_id>/afsluiten/                         200   404    404  404 404     404   302
meldingen/meldcode/<int:code_id>/weggooien/                         200   404    404  404 404     404   302
meldingen/advies/                                                   200   404    404  404 404     404   302
meldingen/advies/nieuw/                                             200   404    404  404 404     404   302
meldingen/advies/<int:advice_id>/                                   200   404    404  404 404     404   302
meldingen/advies/<int:advice_id>/gesproken/                         200   404    404  404 404     404   302
meldingen/termijnen/                                                200   404    404  404 404     200   302
meldingen/termijnen/<int:term_id>/                                  404   404    404  404 404     404   302

# explanation
gezinnen/<int:dossier_id>/verklaring/                               200   200    200  200 200     404   302
gezinnen/<int:dossier_id>/verklaring/concept/                       200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/vaststellen/                   404   404    404  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/versie/<int:number>/           200   200    200  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/factor/nieuw/                  200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/factor/<int:factor_id>/        200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/factor/<int:factor_id>/voorbij/ 200  404    404  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/behoefte/<int:member_id>/      200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/samenhang/                     200   200    200  200 200     404   302
gezinnen/<int:dossier_id>/verklaring/samenhang/verband/             200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/samenhang/verband/<int:influence_id>/weg/ 200 404 404 404 404 404 302
gezinnen/<int:dossier_id>/verklaring/samenhang/kijk/<int:member_id>/ 200  404    404  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/mogelijk/nieuw/                200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/mogelijk/<int:hypothesis_id>/  200   200    200  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/mogelijk/<int:hypothesis_id>/veranderen/ 200 404 404 404 404 404   302
gezinnen/<int:dossier_id>/verklaring/mogelijk/<int:hypothesis_id>/spreekt/ 200 404 404 404 404    404   302
gezinnen/<int:dossier_id>/verklaring/mogelijk/spreekt/<int:argument_id>/weg/ 200 404 404 404 404 404 302
gezinnen/<int:dossier_id>/verklaring/mogelijk/<int:hypothesis_id>/wie/ 200 404   404  404 404     404   302
gezinnen/<int:dossier_id>/verklaring/mogelijk/<int:hypothesis_id>/weging/ 200 404 404 404 404     404   302
gezinnen/<int:dossier_id>/verklaring/mogelijk/<int:hypothesis_id>/tegenspraak/ 200 404 404 404 404 404  302

# plan
gezinnen/<int:dossier_id>/plan/                                     200   200    200  200 200     404   302
gezinnen/<int:dossier_id>/plan/op-een-blad/                         200   200    200  200 200     404   302
gezinnen/<int:dossier_id>/plan/versie/<int:number>/                 200   200    200  404 404     404   302
gezinnen/<int:dossier_id>/plan/versie/<int:number>/mening/          200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plan/vaststellen/                         200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plan/doel/nieuw/                          200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plan/doel/<int:goal_id>/                  200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plan/doel/<int:goal_id>/bereikt/          200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plan/doel/<int:goal_id>/cijfer/           200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plan/actie/nieuw/                         200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plan/actie/<int:action_id>/begonnen/      200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plan/actie/<int:action_id>/klaar/         200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plan/beslissing/nieuw/                    200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plan/beslissing/<int:order_id>/beeindigd/ 200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/plan/vraag/<int:proposal_id>/             200   404    404  404 404     404   302

# safety
gezinnen/<int:dossier_id>/veiligheid/                               200   200    200  200 200     404   302
gezinnen/<int:dossier_id>/veiligheid/cijfer/                        200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/veiligheid/afspraak/nieuw/                200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/veiligheid/afspraak/<int:agreement_id>/niet-gelukt/      200 404 404 404 404 404 302
gezinnen/<int:dossier_id>/veiligheid/afspraak/<int:agreement_id>/geldt-niet-meer/  200 404 404 404 404 404 302
gezinnen/<int:dossier_id>/veiligheid/incident/nieuw/                200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/veiligheid/check-in/nieuw/                200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/veiligheid/check-in/<int:check_in_id>/    200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/veiligheid/opschalen/                     200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/veiligheid/afschalen/                     200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/veiligheid/stap/<int:step_id>/terug/      405   405    405  405 405     405   302
gezinnen/<int:dossier_id>/veiligheid/fase/                          200   404    404  404 404     404   302

# the safety screen at a separation: what one parent answers is for that parent, and what is concluded for no parent
gezinnen/<int:dossier_id>/veiligheid/scheiding/                     200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/veiligheid/scheiding/ouder/<int:person_id>/ 200 404    404  404 404     404   302
gezinnen/<int:dossier_id>/veiligheid/scheiding/ouder/<int:person_id>/niet-gevraagd/ 200 404 404 404 404 404 302
gezinnen/<int:dossier_id>/veiligheid/scheiding/lijst/<int:screen_id>/ 200 404    404  404 404     404   302
gezinnen/<int:dossier_id>/veiligheid/scheiding/lijst/<int:screen_id>/gelezen/ 405 405 405 405 405 405 302
gezinnen/<int:dossier_id>/veiligheid/scheiding/conclusie/           200   404    404  404 404     404   302

# meetings
gezinnen/<int:dossier_id>/overleg/                                  200   200    200  200 200     404   302
gezinnen/<int:dossier_id>/overleg/nieuw/                            200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/overleg/<int:meeting_id>/                 200   200    200  404 404     404   302
gezinnen/<int:dossier_id>/overleg/spoed/                            200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/overleg/<int:meeting_id>/agenda.ics       200   200    200  404 404     404   302
gezinnen/<int:dossier_id>/overleg/<int:meeting_id>/verwachten/      200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/overleg/<int:meeting_id>/gehouden/        200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/overleg/<int:meeting_id>/gaat-niet-door/  200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/overleg/<int:meeting_id>/besluit/         200   404    404  404 404     404   302

# closing; after-care comes when it is closed
gezinnen/<int:dossier_id>/afsluiten/                                200   200    200  200 200     404   302
gezinnen/<int:dossier_id>/afsluiten/voorstel/                       200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/afsluiten/voorstel/intrekken/             200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/afsluiten/woord/                          200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/afsluiten/woord/<int:word_id>/            200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/afsluiten/nu/                             200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/afsluiten/weer-openen/                    404   404    404  404 404     404   302
gezinnen/<int:dossier_id>/afsluiten/nazorg/                         404   404    404  404 404     404   302

# the portal: for the family
mijn/                                                               302   200    200  200 200     302   302
mijn/check-in/<int:check_in_id>/                                    405   405    405  405 405     405   405
mijn/veiligheidscheck/<int:screen_id>/                              302   404    404  404 404     302   302
mijn/veiligheidscheck/<int:screen_id>/klaar/                        405   405    405  405 405     405   405
mijn/veiligheidscheck/<int:screen_id>/<slug:topic>/                 302   404    404  404 404     302   302
mijn/afspraken/                                                     302   200    200  200 200     302   302
mijn/afspraken/<int:agreement_id>/lukte-niet/                       302   200    200  404 404     302   302
mijn/wie-keek/                                                      302   200    200  200 200     302   302
mijn/wie-leest-mee/                                                 302   200    200  200 200     302   302
mijn/toestemming/<int:consent_id>/intrekken/                        302   404    404  404 404     302   302
mijn/ouders/                                                        302   404    404  404 404     302   302
mijn/ouders/<int:parent_id>/meelezen/                               302   404    404  404 404     302   302
mijn/ouders/meelezen/<int:reads_id>/stoppen/                        302   404    200  404 404     302   302
mijn/brieven/                                                       302   200    200  200 200     302   302
mijn/brieven/<int:letter_id>/brief.pdf                              302   404    404  404 404     302   302

# rights: everybody of the family reads everything that is for them, and asks; Sem's parents ask for him
mijn/rechten/                                                       302   200    200  200 200     302   302
mijn/rechten/inzage/                                                302   200    200  200 200     302   302
mijn/rechten/inzage/<int:number>.pdf                                302   200    200  200 200     302   302
mijn/rechten/vraag/                                                 302   200    200  404 200     302   302
mijn/rechten/woorden/                                               302   404    404  404 404     302   302
mijn/rechten/woorden/<int:statement_id>/weg/                        302   404    404  404 404     302   302
mijn/rechten/<int:request_id>/                                      302   404    404  404 404     302   302
mijn/rechten/<int:request_id>/intrekken/                            302   404    404  404 404     302   302

# what a family asks is answered by who carries it; that somebody asks, and what is kept, is overseen by Petra
gezinnen/<int:dossier_id>/rechten/                                  200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/rechten/nieuw/                            200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/rechten/<int:request_id>/                 200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/rechten/<int:request_id>/verlengen/       200   404    404  404 404     404   302
gezinnen/<int:dossier_id>/rechten/<int:request_id>/doorgegeven/<int:recipient_id>/ 405 404 404 404 404 405 302
privacy/rechten/                                                    404   404    404  404 404     404   302
privacy/rechten/<int:request_id>/toewijzen/                         404   404    404  404 404     404   302
privacy/bewaren/                                                    404   404    404  404 404     404   302
privacy/bewaren/<int:kept_id>/                                      404   404    404  404 404     404   302
privacy/bewaren/regels/                                             404   404    404  404 404     404   302
privacy/bewaren/regels/<int:rule_id>/                               404   404    404  404 404     404   302
privacy/bewaren/bewijzen/                                           404   404    404  404 404     404   302
privacy/bewaren/bewijzen/<int:certificate_id>/                      404   404    404  404 404     404   302

# one's own account: the same for everybody
account/                                                            200   200    200  200 200     200   302
account/inloggen/                                                   302   302    302  302 302     302   200
account/inloggen/code/                                              302   302    302  302 302     302   302
account/inloggen/passkey/                                           302   302    302  302 302     302   302
account/inloggen/bij/<slug:provider_id>/                            405   405    405  405 405     405   405
account/inloggen/bij/<slug:provider_id>/terug/                      404   404    404  404 404     404   404
account/uitloggen/                                                  200   200    200  200 200     200   302
account/zeker-weten/                                                200   200    200  200 200     200   302
account/bewaard/                                                    200   200    200  200 200     200   302
account/eerste-keer/                                                200   200    200  200 200     200   302
account/wachtwoord/                                                 302   302    302  302 302     302   302
account/passkeys/                                                   302   302    302  302 302     302   302
account/passkeys/nieuw/                                             302   302    302  302 302     302   302
account/app/                                                        302   302    302  302 302     302   302
account/app/bekijken/                                               302   302    302  302 302     302   302
account/sleutels/<int:pk>/weg/                                      302   302    302  302 302     302   302
account/codes/                                                      302   302    302  302 302     302   302
account/codes/nieuw/                                                302   302    302  302 302     302   302
account/sessies/<int:pk>/stop/                                      405   405    405  405 405     405   405
account/csp/                                                        405   405    405  405 405     405   405

# numbers of the whole region, after disclosure control: for who works in it
inzicht/                                                            200   404    404  404 404     200   302
inzicht/cijfers-maken/                                              405   405    405  405 405     405   405
inzicht/kwaliteit/                                                  200   404    404  404 404     200   302
inzicht/wat-het-oplevert/                                           200   404    404  404 404     200   302
inzicht/<str:code>/gezinnen/                                        200   404    404  404 404     200   302
inzicht/bewaard/                                                    200   404    404  404 404     200   302
inzicht/bewaard/<int:saved_id>/rapport.pdf                          200   404    404  404 404     200   302
inzicht/bewaard/<int:saved_id>/weg/                                 405   405    405  405 405     405   405
inzicht/bewaard/maand/<int:monthly_id>.pdf                           200   404    404  404 404     200   302
inzicht/<str:code>/                                                 200   404    404  404 404     200   302
inzicht/<str:code>/cijfers.<str:form>                               200   404    404  404 404     200   302
inzicht/<str:code>/<str:which>.<str:form>                           200   404    404  404 404     200   302

# nothing of a family
onderdelen/galerij/                                                 200   200    200  200 200     200   200
onderdelen/snel-weg/                                                302   302    302  302 302     302   302
i18n/setlang/                                                       302   302    302  302 302     302   302
demo/                                                               200   200    200  200 200     200   200
demo/<slug:first_name>/                                             405   405    405  405 405     405   405
"""


def expected() -> dict[str, dict[str | None, int]]:
    """For each address: what each of the cast gets."""
    head, *lines = [line.split() for line in TABLE.splitlines() if line.strip() and not line.startswith("#")]
    assert head[1:] == list(GROUPS), "The columns of the table are the groups, in their order."
    found: dict[str, dict[str | None, int]] = {}
    for address, *statuses in lines:
        address = "" if address == "/" else address
        assert address not in found, f"{address} stands in the table twice."
        assert len(statuses) == len(GROUPS), f"{address} has {len(statuses)} columns instead of {len(GROUPS)}."
        found[address] = {
            who: int(status) for group, status in zip(GROUPS.values(), statuses, strict=True) for who in group
        }
    for (address, who), (status, _why) in UNLIKE_THEIR_GROUP.items():
        found[address][who] = status
    return found
