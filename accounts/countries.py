"""Names of countries (ISO 3166-1) in the languages of the journal, from CLDR."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import babel

NO_COUNTRY = {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}  # CLDR lists them beside countries
OWN = {"ru": {"KG": "Кыргызстан"}}  # as the country calls itself in that language


@lru_cache(maxsize=8)
def country_names(language: str) -> Mapping[str, str]:
    """Return the names of all countries in a language, by their two-letter codes."""
    names = {
        code: name
        for code, name in babel.Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY
    }
    return MappingProxyType(names | OWN.get(language, {}))
