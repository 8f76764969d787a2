"""Addresses of the joint explanation, below the address of its dossier."""

from django.urls import path

from kring.casework.explanation import views, views_coherence, views_factors, views_hypotheses

app_name = "explanation"

urlpatterns = [
    path("", views.explanation, name="explanation"),
    path("concept/", views.draft, name="draft"),
    path("vaststellen/", views.share, name="share"),
    path("versie/<int:number>/", views.version, name="version"),
    path("factor/nieuw/", views_factors.new_factor, name="new-factor"),
    path("factor/<int:factor_id>/", views_factors.edit_factor, name="edit-factor"),
    path("factor/<int:factor_id>/voorbij/", views_factors.drop_factor, name="drop-factor"),
    path("behoefte/<int:member_id>/", views_factors.state_need, name="state-need"),
    path("samenhang/", views_coherence.coherence, name="coherence"),
    path("samenhang/verband/", views_coherence.draw_influence, name="draw-influence"),
    path("samenhang/verband/<int:influence_id>/weg/", views_coherence.drop_influence, name="drop-influence"),
    path("samenhang/kijk/<int:member_id>/", views_coherence.tell_perspective, name="tell-perspective"),
    path("mogelijk/nieuw/", views_hypotheses.propose, name="propose"),
    path("mogelijk/<int:hypothesis_id>/", views_hypotheses.hypothesis, name="hypothesis"),
    path("mogelijk/<int:hypothesis_id>/veranderen/", views_hypotheses.reword, name="reword"),
    path("mogelijk/<int:hypothesis_id>/spreekt/", views_hypotheses.argue, name="argue"),
    path("mogelijk/spreekt/<int:argument_id>/weg/", views_hypotheses.take_back_argument, name="take-back-argument"),
    path("mogelijk/<int:hypothesis_id>/wie/", views_hypotheses.take_stance, name="take-stance"),
    path("mogelijk/<int:hypothesis_id>/weging/", views_hypotheses.weigh, name="weigh"),
    path("mogelijk/<int:hypothesis_id>/tegenspraak/", views_hypotheses.challenge, name="challenge"),
]
