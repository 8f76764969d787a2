"""Addresses of a plan, below the address of its dossier."""

from django.urls import path

from kring.casework.plans import views, views_actions, views_changes

app_name = "plans"

urlpatterns = [
    path("", views.plan, name="plan"),
    path("versie/<int:number>/", views_changes.version, name="version"),
    path("versie/<int:number>/mening/", views_changes.say_of_plan, name="say"),
    path("vaststellen/", views_changes.agree_plan, name="agree"),
    path("doel/nieuw/", views.new_goal, name="new-goal"),
    path("doel/<int:goal_id>/", views.edit_goal, name="edit-goal"),
    path("doel/<int:goal_id>/bereikt/", views.reach_goal, name="reach-goal"),
    path("doel/<int:goal_id>/cijfer/", views.score_goal, name="score-goal"),
    path("actie/nieuw/", views_actions.new_action, name="new-action"),
    path("actie/<int:action_id>/begonnen/", views_actions.begin_action, name="begin-action"),
    path("actie/<int:action_id>/klaar/", views_actions.end_action, name="end-action"),
    path("beslissing/nieuw/", views_actions.new_order, name="new-order"),
    path("beslissing/<int:order_id>/beeindigd/", views_actions.lift_order, name="lift-order"),
    path("vraag/<int:proposal_id>/", views_changes.answer_proposal, name="answer-proposal"),
]
