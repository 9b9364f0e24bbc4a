"""From a result to what people read: HTML with SVG, and plain text.

Everything here works on a compiled instrument and a result's plain data, in CPython and in the
browser alike. All wording, plurals and rounding of a result live in this room.

    door        the browser's only way into Python
    view        the result in words and positions: what the templates fill in
    card        the same in short, to stand beside other results
    html        both as HTML, by Jinja2 with autoescape; each block of a report is a template
    text        the report as plain text
    svg         pictures of scales, laid out for any width, drawn with `shapes`

`view` puts together what each of these makes of a result (the `subject`): `completeness`,
`respondent`, `scales`, `matrix`, `targets`, `gaps`, `advice` with its `triggers`, `responses` and
`computed`.
"""
