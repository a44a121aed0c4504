"""Every address, in the product's words: a verb in an address is a missing noun."""

from django.urls import URLPattern, URLResolver, path

from amity.surfaces.api.program import api
from amity.surfaces.web import (
    access,
    assets,
    importing,
    journal,
    log,
    people,
    person,
    pieces,
    today,
    trouble,
    versions,
    welcome,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.page, name="today"),
    path("energy", today.energy, name="energy"),
    path("suggestions/<str:suggestion_id>/outcome", today.outcome, name="outcome"),
    path("questions/answer", today.answer, name="answer"),
    path("welcome", welcome.wishes, name="welcome"),
    path("welcome/people", welcome.first_people, name="welcome-people"),
    path("welcome/first", welcome.first_letter, name="welcome-first"),
    path("welcome/village", welcome.village, name="village"),
    path("people", people.page, name="people"),
    path("people/new", people.new, name="person-new"),
    path("people/<uuid:person_id>", person.page, name="person"),
    path("people/<uuid:person_id>/edit", person.edit, name="person-edit"),
    path("people/<uuid:person_id>/facts", person.facts, name="person-facts"),
    path("people/<uuid:person_id>/photo", person.photo, name="photo"),
    path("people/<uuid:person_id>/forgetting", person.forget, name="person-forget"),
    path("touches/<int:touch_id>", pieces.touch, name="touch"),
    path("facts/<uuid:fact_id>", pieces.fact, name="fact"),
    path("promises/<uuid:promise_id>", pieces.promise, name="promise"),
    path("versions/<int:version_id>", versions.page, name="version"),
    path("log", log.page, name="log"),
    path("import", importing.page, name="import"),
    path("import/<uuid:import_id>", importing.progress, name="import-progress"),
    path("import/<uuid:import_id>/own", importing.own, name="import-own"),
    path("import/<uuid:import_id>/undo", importing.undo, name="import-undo"),
    path("journal", journal.page, name="journal"),
    path("journal/undo", journal.undo, name="undo"),
    path("api/v1/", api.urls),
    path("open/<str:token>", access.open_session, name="open"),
    path("assets/<str:version>/<str:name>", assets.serve, name="asset"),
    path("healthz", trouble.healthy, name="healthz"),
]
handler404 = trouble.not_found
handler500 = trouble.mistake
