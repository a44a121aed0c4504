"""The pages: each view gets its objects, reads the form, calls one action and renders.

Every page works without script; htmx and the small files under `static/js` only spare a reload.
"""
