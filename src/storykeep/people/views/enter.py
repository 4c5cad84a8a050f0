"""The keeper's one-time link."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from storykeep.people.services import use_keeper_link


@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on GET, let in on POST: a mail or chat program that looks at links does not spend it."""
    if request.method == "POST":
        account = use_keeper_link(token=token)
        login(request, account, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("desk")
    return render(request, "people/enter.html")
