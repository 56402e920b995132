"""What shared names of money stand for in an article, and the names of CLDR."""

import pytest

from extractor import kinds
from extractor.kinds.currency import known, names


@pytest.mark.parametrize(
    ("name", "text", "country", "code"),
    [
        ("dollar", "", None, "USD"),
        ("dollar", "", "AU", "AUD"),
        ("dollar", "", "DE", "USD"),
        ("dollar", "It paid 5 million Australian dollars.", None, "USD"),
        ("crown", "", None, "SEK"),
        ("crown", "", "DK", "DKK"),
        ("crown", "", "CZ", "CZK"),
        ("crown", "The fee is 300 Danish kroner.", None, "DKK"),
        ("crown", "From 300 Danish kroner to 400 Norwegian kroner.", None, "SEK"),
        ("pound", "", None, "GBP"),
        ("pound", "", "EG", "EGP"),
        ("pound", "It cost 40 Egyptian pounds.", None, "EGP"),
        ("pound", "The fish sold for $4.", None, None),
        ("pound", "The fish sold for $4 (£3).", None, "GBP"),
        ("yen-sign", "", "CN", "CNY"),
        ("dinar", "", None, None),
        ("dinar", "", "IQ", "IQD"),
        ("dinar", "", "??", None),
    ],
)
def test_a_shared_name_is_settled_by_the_article(
    name: str, text: str, country: str | None, code: str | None
) -> None:
    assert kinds.Home(text, country).code(name) == code


@pytest.mark.parametrize("code", ["USD", "KRW", "XOF", "FIM", "DEM", "ESP", "ITL"])
def test_current_and_retired_currencies_are_known(code: str) -> None:
    assert code in known()


@pytest.mark.parametrize("code", ["XAU", "XXX", "XTS", "ZZZ"])
def test_metals_and_codes_for_testing_are_no_money(code: str) -> None:
    assert code not in known()


def test_a_name_is_of_one_currency_or_shared() -> None:
    assert names().codes["finnish markka"] == "FIM"
    assert names().codes["zloty"] == names().codes["zlotys"] == "PLN"
    assert names().shared["kroner"] == names().shared["krona"] == "crown"
    assert not names().codes.keys() & names().shared.keys()
