"""Addresses of what can be carried away."""

from __future__ import annotations

from django.urls import path

from storykeep.downloads.views.download import download
from storykeep.downloads.views.further_original import further_original
from storykeep.downloads.views.original import original

urlpatterns = [
    path("works/<int:work>/download/<str:name>", download, name="download"),
    path("works/<int:work>/original", original, name="original"),
    path("works/<int:work>/originals/<int:original>", further_original, name="further_original"),
]
