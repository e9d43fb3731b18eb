"""What the words of a text come to: dates, counts, sums of money and codes of countries.

Each function takes words as they stand in a text and answers with a value, or with nothing where the words do not
carry one: a wrong value is worse than none. Nothing here asks a clock, a network or a model.
"""

from readout.values.amounts import parse_amount
from readout.values.bodies import body_names, is_institution, is_union_by_number, names_europe
from readout.values.countries import capital_country, country_code, is_seated_in
from readout.values.counts import parse_count
from readout.values.dates import Tense, resolve
from readout.values.demonyms import demonym_country
from readout.values.either_side import resolve_nearest
from readout.values.home_money import other_dollar
from readout.values.places import is_seat_of, place_country, place_forms, place_name
from readout.values.state_bodies import CHAMBERS, StateBody, body_of_kind, state_body_names
from readout.values.towns import town_names
from readout.values.weekday_names import weekday_name

__all__ = [
    "CHAMBERS",
    "StateBody",
    "Tense",
    "body_names",
    "body_of_kind",
    "capital_country",
    "country_code",
    "demonym_country",
    "is_institution",
    "is_seat_of",
    "is_seated_in",
    "is_union_by_number",
    "names_europe",
    "other_dollar",
    "parse_amount",
    "parse_count",
    "place_country",
    "place_forms",
    "place_name",
    "resolve",
    "resolve_nearest",
    "state_body_names",
    "town_names",
    "weekday_name",
]
