"""Addresses of reports, of questions to other organisations, and of who doubts."""

from django.urls import path

from kring.casework.intake import (
    views,
    views_advice,
    views_asked,
    views_doubts,
    views_known,
    views_new,
    views_triage,
)

app_name = "intake"

urlpatterns = [
    path("", views.reports, name="reports"),
    path("nieuw/", views_new.new, name="new"),
    path("ontvangen/<str:receipt>/", views_new.received, name="received"),
    path("<int:report_id>/", views.report, name="report"),
    path("<int:report_id>/triage/", views_triage.triage, name="triage"),
    path("<int:report_id>/nu/", views_triage.danger, name="danger"),
    path("<int:report_id>/bekend/", views_known.of_report, name="known-of-report"),
    path("<int:report_id>/bekend/vragen/", views_known.ask_from_report, name="ask-from-report"),
    path("bekend/<int:question_id>/informatie/", views_known.request_information, name="known-information"),
    path("bekend/<int:question_id>/intrekken/", views_known.withdraw, name="known-withdraw"),
    path("bekend/<int:question_id>/verteld/", views_known.tell, name="known-tell"),
    path(
        "bekend/informatie/<int:information_id>/intrekken/",
        views_known.withdraw_information,
        name="information-withdraw",
    ),
    path("vragen/", views_asked.inbox, name="asked"),
    path("vragen/<int:question_id>/", views_asked.answer, name="asked-answer"),
    path("vragen/informatie/<int:information_id>/", views_asked.give, name="asked-give"),
    path("twijfel/", views_doubts.doubt, name="doubt"),
    path("meldcode/nieuw/", views_doubts.begin, name="code-begin"),
    path("meldcode/<int:code_id>/", views_doubts.code, name="code"),
    path("meldcode/<int:code_id>/stap/<int:number>/", views_doubts.step, name="code-step"),
    path("meldcode/<int:code_id>/wie/", views_doubts.persons, name="code-persons"),
    path("meldcode/<int:code_id>/zonder-toestemming/", views_doubts.balance, name="code-balance"),
    path("meldcode/<int:code_id>/delen/", views_doubts.share, name="code-share"),
    path("meldcode/<int:code_id>/afsluiten/", views_doubts.finish, name="code-finish"),
    path("meldcode/<int:code_id>/weggooien/", views_doubts.throw_away, name="code-away"),
    path("advies/", views_advice.advices, name="advices"),
    path("advies/nieuw/", views_advice.new_advice, name="advice-new"),
    path("advies/<int:advice_id>/", views_advice.advice, name="advice"),
    path("advies/<int:advice_id>/gesproken/", views_advice.call_back, name="advice-called"),
    path("termijnen/", views_advice.terms, name="terms"),
    path("termijnen/<int:term_id>/", views_advice.change_term, name="term"),
]
