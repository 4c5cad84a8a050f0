"""Addresses of the desk, below ``/desk``."""

from __future__ import annotations

from django.urls import path

from storykeep.desk.views.arrival import arrival
from storykeep.desk.views.arrivals import arrivals
from storykeep.desk.views.copies import copies
from storykeep.desk.views.copy import copy
from storykeep.desk.views.desk import desk
from storykeep.desk.views.many import many
from storykeep.desk.views.original import original
from storykeep.desk.views.repairs import repairs
from storykeep.desk.views.undo import undo
from storykeep.desk.views.work import work

urlpatterns = [
    path("", desk, name="desk"),
    path("/many", many, name="desk_many"),
    path("/undo", undo, name="desk_undo"),
    path("/arrivals", arrivals, name="desk_arrivals"),
    path("/arrivals/<int:arrival>", arrival, name="desk_arrival"),
    path("/arrivals/<int:arrival>/original", original, name="desk_original"),
    path("/copies", copies, name="desk_copies"),
    path("/copies/<int:pair>", copy, name="desk_copy"),
    path("/<int:work>", work, name="desk_work"),
    path("/<int:work>/repairs", repairs, name="desk_repairs"),
]
