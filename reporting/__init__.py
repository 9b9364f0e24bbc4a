"""From a result to what people read: HTML with SVG, and plain text.

Everything here works on a compiled instrument and a result's plain data, in CPython and in the
browser alike. All wording, plurals and rounding of a result live in this room.

    door        the browser's only way into Python, by its `operations`
    view        the result in words and positions: what the templates fill in
    card        the same in short, to stand beside other results
    html        both as HTML, by Jinja2 with autoescape; each block of a report is a template
    text        the report as plain text
    exports     the result as a file to take along
    collected   many results together, from files that `gathering` reads and `collecting` counts
    benchmark   where the visitor stands among others
    trial       what other answers would come to
    sharing     what a link holds; `beside` has two results side by side, `incoming` tells of a file
    changes     what has changed since an earlier edition; `set_aside`, what has no place any more
    svg         pictures, laid out for any width: one scale, rows, a radar, a history; drawn with
                `shapes`, `lettering` and `directions`
    pictures    which of them a report shows, and what they say

`view` puts together what each of these makes of a result (the `subject`): `completeness`,
`respondent`, `scales`, `lift`, `matrix`, `history`, `targets`, `gaps`, `advice` with its
`triggers`, `plan`, `responses` and `computed`.
"""
