"""An instrument with every key that there is, and a case with every key of a case."""

WHOLE = """
id: sound
version: 1.0.0
title: T
summary: S
when: W
minutes: 1
language: en
option_sets:
  yes-no:
    - {id: yes, label: Yes, short: Y, value: 1, renamed_from: [ja, oui]}
    - {id: no, label: No, value: 0}
    - {id: unknown, label: Unknown, missing: dont_know}
capabilities:
  - {id: roof, title: Roof, text: R}
sections:
  - id: one
    title: One
    module: M
    intro: I
    options: yes-no
    items:
      - {id: a, stem: A, help: H, source_ref: R, reverse: true, renamed_from: [a1, old.a2]}
      - id: b
        stem: B
        show_if: {item: a, is: [yes]}
        options:
          - {id: low, label: Low, value: 1}
          - {id: high, label: High, value: 1/2}
        requirements: [{capability: roof, text: T, weight: 1/2}]
        effort: 2
        advice: {low: L, high: {text: H, priority: 2, group: g}}
  - id: two
    title: Two
    show_if: {all: [{any: [{item: a, is: [no]}, {item: b, is: [low]}]}, {not: {item: m, is: [x]}}]}
    items:
      - id: k
        stem: K
        type: multiple_choice
        at_most: 2
        options:
          - {id: p, label: P}
          - {id: q, label: Q}
          - {id: none, label: N, exclusive: true}
      - {id: n, stem: N, type: number, minimum: 0, maximum: 1.5, decimals: 1, unit: days}
      - {id: t, stem: T, type: short_text, max_length: 20}
  - id: three
    title: Three
    items:
      - id: m
        stem: M
        options: [{id: x, label: X}, {id: y, label: Y}]
  - id: grid
    renamed_from: net
    title: Grid
    matrix:
      rows: [{id: r1, title: R1, help: H, renamed_from: r0}, {id: r2, title: R2}]
      columns: [{id: c1, title: C1}]
      stem: How far?
      options: yes-no
      source_ref: 1
      aggregate: mean
      missing: complete
      digits: 1
      bands: [{id: lo, title: L, from: 0, text: T, advice: A, renamed_from: l}]
scales:
  - id: s
    title: S
    description: D
    items: [a, b, n]
    weights: {a: 2}
    renamed_from: s0
    aggregate: sum
    missing: {min_valid: 1, others: prorated}
    digits: 2
    bands: [{id: x, title: X, from: 0, text: X, advice: {text: T, priority: 1, group: g}}]
  - {id: c, title: C, scales: [s], aggregate: count, counted: [x], missing: complete}
  - {id: d, title: D, sections: [one, two], aggregate: mean, missing: complete}
report: [scale, plan]
headline: s
profile: [c, d]
targets: {sections: [one, grid], scales: [s, d]}
advice_groups: [{id: g, title: G, text: T}]
recommendations:
  - {id: rule, title: F, text: T, priority: 1, group: g, when: {scale: s, at_least: 1, below: 2}}
  - id: other
    title: F
    text: T
    when: {any: [{not: {scale: s, band: [x]}}, {item: r1.c1, is: [yes]}]}
details:
  title: D
  intro: I
  fields:
    - id: mail
      label: M
      type: email
      required: true
      confirm: true
      max_length: 10
      help: H
      renamed_from: post
    - id: where
      label: W
      type: choice
      options: [{id: here, label: H, renamed_from: hier}, {id: there, label: T}]
  statements: [{id: agreed, text: A}]
  reviewed: R
"""
# Every key of a case for it.
CASE = """
about: A
otherwise: no
responses: {a: yes, b: low, k: [p, q], n: 0.5, t: T, m: y, r1.c1: yes, r2.c1: }
targets: {a: no, r1.c1: yes}
scale_targets: {s: x, d: 0.5}
expect:
  answered: 7
  hidden: 0
  gaps: []
  recommendations: [s/x, other]
  not_recommended: [b/high]
  scales:
    s: {score: 1.5, band: x, range: {low: 1.5, high: 1.5}, possible_bands: [x], wanted: 0}
    grid: {score: none, reason: unanswered}
"""
