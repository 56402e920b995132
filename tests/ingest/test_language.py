import pytest

from extractor.ingest.language import SAMPLE, language

ENGLISH = (
    "The council of Brno has said that it will buy forty new trams from a maker in Plzeň, which "
    "had offered them for less than its rivals. The first of them is to arrive after the summer."
)
GERMAN = (
    "Der Stadtrat von Brünn hat am Montag beschlossen, vierzig neue Straßenbahnen zu kaufen. Der "
    "Hersteller aus Pilsen hatte weniger verlangt als seine Mitbewerber, und die erste Bahn soll "
    "nach dem Sommer auf der Linie vier fahren, wie der Bürgermeister in der Sitzung sagte."
)
FRENCH = (
    "Le conseil municipal a décidé lundi d'acheter quarante nouveaux tramways. Le constructeur, "
    "qui avait demandé moins que ses concurrents, livrera la première rame après l'été, et la "
    "ligne quatre sera la première à en profiter, a expliqué le maire pendant la séance."
)
SPANISH = (
    "El ayuntamiento decidió el lunes comprar cuarenta tranvías nuevos. El fabricante, que había "
    "pedido menos que sus competidores, entregará el primero después del verano, y la línea cuatro "
    "será la primera en recibirlos, según explicó la alcaldesa durante la sesión."
)
INDONESIAN = (
    "Dewan kota memutuskan pada hari Senin untuk membeli empat puluh trem baru. Pabrik yang "
    "meminta harga lebih rendah daripada pesaingnya akan mengirim trem pertama setelah musim "
    "panas, dan jalur empat akan menjadi yang pertama menerimanya, kata wali kota dalam rapat itu."
)
CHINESE = (
    "市议会周一决定购买四十辆新电车。制造商的报价低于竞争对手，"
    "第一辆电车将在夏天之后到达，市长在会议上说。"
)
RUSSIAN = "Городской совет решил в понедельник купить сорок новых трамваев у завода в Пльзене."
TABLE = (
    "Trams bought 40 vs 38\nPrice each 3.1 mln vs 2.9 mln\nTotal 124 mln vs 110 mln\n"
    "Rides 90.2 mln vs 88.7 mln\nSix months\nPrice each 3.0 mln vs 2.8 mln\nTotal 220 mln vs "
    "212 mln\nRides 170 mln vs 165 mln\nNote: crowns, figures rounded\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (TABLE, "en"),
        (GERMAN, "de"),
        (FRENCH, "fr"),
        (SPANISH, "es"),
        (INDONESIAN, "id"),
        (CHINESE, "zh"),
        (RUSSIAN, "ru"),
        ("Brno kauft vierzig Bahnen.", None),
        ("", None),
        ("7 " * 100, None),
    ],
)
def test_the_language_of_a_text(text: str, expected: str | None) -> None:
    assert language(text) == expected


def test_reads_no_further_than_the_sample() -> None:
    assert language(GERMAN.ljust(SAMPLE) + ENGLISH * 100) == "de"


def test_english_needs_no_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    def classify(text: str) -> tuple[str, float]:
        raise AssertionError("asked")

    monkeypatch.setattr("py3langid.classify", classify)
    assert language(ENGLISH) == "en"
    with pytest.raises(AssertionError):
        language(GERMAN)
