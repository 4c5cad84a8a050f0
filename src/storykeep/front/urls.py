"""Addresses of the pages readers meet."""

from __future__ import annotations

from django.urls import path

from storykeep.front.views.about import about
from storykeep.front.views.browse import characters, fandoms, relationships, tags
from storykeep.front.views.chapter import chapter
from storykeep.front.views.health import health
from storykeep.front.views.home import home
from storykeep.front.views.house import house
from storykeep.front.views.in_this_story import in_this_story
from storykeep.front.views.look import look
from storykeep.front.views.person import person
from storykeep.front.views.robots import icon, robots
from storykeep.front.views.tag import tag
from storykeep.front.views.whole import whole
from storykeep.front.views.work import work
from storykeep.front.views.works import works

urlpatterns = [
    path("", home, name="home"),
    path("works", works, name="works"),
    path("works/<int:work>", work, name="work"),
    path("works/<int:work>/all", whole, name="whole"),
    path("works/<int:work>/in-this-story", in_this_story, name="in_this_story"),
    path("works/<int:work>/chapters/<int:number>", chapter, name="chapter"),
    path("fandoms", fandoms, name="fandoms"),
    path("characters", characters, name="characters"),
    path("relationships", relationships, name="relationships"),
    path("tags", tags, name="tags"),
    path("tags/<str:slug>", tag, name="tag"),
    path("people/<path:name>", person, name="person"),
    path("look", look, name="look"),
    path("house", house, name="house"),
    path("about", about, name="about"),
    path("healthz", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", icon, name="icon"),
]
