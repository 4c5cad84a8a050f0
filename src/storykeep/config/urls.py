"""The addresses of the archive, room by room. Once given, an address keeps working."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("storykeep.front.urls")),
    path("", include("storykeep.search.urls")),
    path("", include("storykeep.downloads.urls")),
    path("", include("storykeep.people.urls")),
    path("desk", include("storykeep.desk.urls")),
]

handler404 = "storykeep.front.views.errors.not_found"
handler403 = "storykeep.front.views.errors.refused"
handler400 = "storykeep.front.views.errors.bad_request"
handler500 = "storykeep.front.views.errors.broken"
