"""Sets up what a fresh machine lacks: Python packages, Node, npm packages, a browser.

Runs on a bare Python with the standard library alone, and does nothing, silently, where
everything is in place already. What it sets up stays inside the repository (`.venv`,
`node_modules`, `.cache`), but for the distribution's packages where we are root.
"""
