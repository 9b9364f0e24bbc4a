"""From an instrument and a response set to a result: pure, exact, standard library alone.

The room has four doors, used in this order::

    instrument = scoring.instrument.from_plain(data)       # a compiled instrument
    data = scoring.response_file.parse(text)               # the text of a response file
    responses = scoring.responses.read(instrument, data)   # what was chosen, held against it
    result = scoring.result.compute(instrument, responses) # scores, ranges, bands, trace

Beside them: `scoring.receipt` reads what a visitor kept, `scoring.link` codes it for an address.
`scoring.fitting` makes answers of an earlier edition fit the present one, and `scoring.edition` is
the record of an edition.

Nothing here reads a file, a clock or a random number, and no score is ever a float: values and
weights are `fractions.Fraction`, so that CPython and the browser give identical results.
"""
