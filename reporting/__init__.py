"""From a result to what people read: HTML with SVG, and plain text.

Everything here works on a compiled instrument and a result's plain data, in CPython and in the
browser alike. All wording, plurals and rounding of a result live in this room.

    door        the browser's only way into Python
    view        the result in words and positions: what the templates fill in
    html        the report as HTML, by Jinja2 with autoescape
    svg         pictures of scales, laid out for any width
    text        the report as plain text
"""
