"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from storykeep.search.views.search import search

urlpatterns = [path("search", search, name="search")]
