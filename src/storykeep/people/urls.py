"""Addresses of people's doors."""

from __future__ import annotations

from django.urls import path

from storykeep.people.views.enter import enter
from storykeep.people.views.leave import leave

urlpatterns = [
    path("enter/<str:token>", enter, name="enter"),
    path("leave", leave, name="leave"),
]
