"""A condition means the same on the page, where it is style, and in Python, which decides."""

import random

import pytest

from publishing import condition_style
from scoring import instrument, visibility
from tests.building import compiled, item, scale

ITEMS = [f"i{number}" for number in range(8)]
OPTIONS = {"a": "0", "b": "1", "c": "2"}
SEVERAL = {"i1", "i4"}
PAGE = """
([style, items]) => {
  document.head.innerHTML = `<style>${style}</style>`;
  document.body.innerHTML = `<main class="assess">${items
    .map(([id, type, options]) => `<fieldset id="${id}">${options
      .map((option) => `<input type="${type}" name="${id}" value="${option}">`)
      .join("")}</fieldset>`)
    .join("")}</main>`;
}
"""
ASKED = """
(every) => every.map((chosen) => {
  for (const input of document.querySelectorAll("input")) {
    input.checked = (chosen[input.name] ?? []).includes(input.value);
  }
  return [...document.querySelectorAll("fieldset")]
    .filter((one) => getComputedStyle(one).getPropertyValue("--asked") !== "no")
    .filter((one) => getComputedStyle(one).display !== "none")
    .map(({ id }) => id);
})
"""


def condition(chance, earlier, depth=0):
    """A random condition over items that come earlier."""
    kind = chance.choice(["is", "is", "all", "any", "not"] if depth < 3 else ["is"])
    if kind == "is":
        options = chance.sample(list(OPTIONS), chance.randint(1, 2))
        return {"item": chance.choice(earlier), "is": options}
    if kind == "not":
        return {"not": condition(chance, earlier, depth + 1)}
    return {kind: [condition(chance, earlier, depth + 1) for _ in range(chance.randint(1, 3))]}


def sample(chance):
    """An instrument whose later items depend on earlier ones, and a second part on the first."""
    items = [item(id, OPTIONS) for id in ITEMS]
    for place, one in enumerate(items):
        if one["id"] in SEVERAL:
            one["type"] = "multiple_choice"
        if place and chance.random() < 0.8:
            one["show_if"] = condition(chance, ITEMS[:place])
    data = compiled(items, [scale("s", "sum", ITEMS)])
    first = data["sections"][0]
    second = {**first, "id": "second", "items": items[5:]}
    second["show_if"] = condition(chance, ITEMS[:5])
    data["sections"] = [{**first, "items": items[:5]}, second]
    return instrument.from_plain(data)


def answers(chance):
    return {
        id: tuple(chance.sample(list(OPTIONS), chance.randint(1, 3)))
        if id in SEVERAL
        else chance.choice(list(OPTIONS))
        for id in ITEMS
        if chance.random() < 0.7
    }


@pytest.mark.parametrize("many", [40, pytest.param(1_000, marks=pytest.mark.long)])
def test_the_page_shows_just_what_python_counts(browser, many):
    page = browser.new_page()
    chance = random.Random("conditions")
    hidden = 0
    for _ in range(many):
        ready = sample(chance)
        anchors = {("item", id): id for id in ITEMS} | {
            ("section", one.id): one.id for one in ready.sections
        }
        inputs = [[id, "checkbox" if id in SEVERAL else "radio", list(OPTIONS)] for id in ITEMS]
        page.evaluate(PAGE, [condition_style.sheet(ready, anchors), inputs])
        given = [answers(chance) for _ in range(25)]
        plain = [
            {id: [one] if isinstance(one, str) else list(one) for id, one in chosen.items()}
            for chosen in given
        ]
        shown = page.evaluate(ASKED, plain)
        for chosen, on_page in zip(given, shown, strict=True):
            asked = visibility.of_all(ready, chosen)
            assert on_page == [id for id in ITEMS if asked[id].now], chosen
            hidden += sum(not one.now for one in asked.values())
    page.close()
    assert hidden > many * 25
