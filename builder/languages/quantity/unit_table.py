"""The table of units and currencies, from which the readers of both languages and the comparison of their values are made.

To add a unit or a currency, add a row. Symbols and factors are those of the SI Brochure (9th edition) and, for units outside the SI,
of NIST Special Publication 811; the codes of money are ISO 4217, its names in both languages those of Unicode CLDR and of newspapers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Dimension = Literal[
    "money", "percent", "points", "share", "index", "calendar", "time", "length", "area", "volume", "mass", "speed", "temperature",
    "angle", "energy", "power", "frequency", "bits", "bit rate", "voltage", "current", "charge", "pressure", "sound", "purity",
    "rotation", "concentration", "cargo", "resolution", "type size", "density", "frame rate", "heart rate", "sun", "light",
    "luminous flux", "resistance", "dose", "radioactivity", "radiation dose",
]  # fmt: skip


@dataclass(frozen=True)
class Unit:
    """A unit of measure, a currency, or a period of time.

    `factor` is its size in the base unit of its dimension; a currency is worth 1, and its hundredth part .01. The names are those
    of the singular, separated by commas; irregular plurals are listed. `symbols` are read in both languages after a number,
    `signs` before one. `general` is the code of what the unit may be called for short: 페소 for a Mexican peso.
    `not_before` are syllables that make another word of the Korean name (3원칙 is no money). `offset` is added to a value in the
    unit, after its `factor`, to have it in the base unit: what is zero Fahrenheit is −160/9 Celsius.
    """

    code: str
    dimension: Dimension
    factor: Fraction = Fraction(1)
    korean: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    general: str = ""
    not_before: str = ""
    offset: Fraction = Fraction(0)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _row(
    code: str,
    dimension: Dimension,
    factor: str | int,
    korean: str = "",
    english: str = "",
    symbols: str = "",
    signs: str = "",
    general: str = "",
    not_before: str = "",
    offset: str = "0",
) -> Unit:
    names = (_names(korean), _names(english), _names(symbols), _names(signs))
    return Unit(code, dimension, Fraction(factor), *names, general, not_before, Fraction(offset))


def _money(code: str, korean: str, english: str, signs: str = "", general: str = "", not_before: str = "") -> Unit:
    return _row(code, "money", 1, korean, english, code, f"{signs}, {code}", general, not_before)


# SI prefixes: symbol, size, Korean and English.
_PREFIXES = {
    "-": ("", Fraction(1), "", ""),
    "m": ("m", Fraction(1, 1000), "밀리", "milli"),
    "k": ("k", Fraction(10**3), "킬로", "kilo"),
    "K": ("K", Fraction(10**3), "킬로", "kilo"),
    "M": ("M", Fraction(10**6), "메가", "mega"),
    "G": ("G", Fraction(10**9), "기가", "giga"),
    "T": ("T", Fraction(10**12), "테라", "tera"),
    "P": ("P", Fraction(10**15), "페타", "peta"),
    "E": ("E", Fraction(10**18), "엑사", "exa"),
    "Z": ("Z", Fraction(10**21), "제타", "zetta"),
}


def _multiples(
    prefixes: str, dimension: Dimension, size: int, names: tuple[str, str, str], general: str = ""
) -> Iterator[Unit]:
    """A unit with each of the prefixes; its names are the Korean, the English and the symbol, `{}` where the prefix is repeated.

    A single letter without a prefix (W, B) is no symbol, as it is too many other things.
    """
    korean, english, symbol = names
    for prefix, factor, ko, en in (_PREFIXES[p] for p in prefixes.split()):
        code = prefix + symbol.split(",")[0]
        symbols = prefix + symbol.format(*[prefix] * 2) if len(code) > 1 else ""
        spelled = en + english.format(*[en] * 2)
        yield Unit(
            code,
            dimension,
            factor * size,
            (ko + korean,),
            _names(spelled),
            _names(symbols),
            general=general and prefix + general,
        )


# A word that several countries have (페소) means the first of its rows, unless the other language says which.
_CURRENCIES = (
    _money("KRW", "원화, 원, 한국 원", "won, Korean won, South Korean won", "₩, ￦", not_before="칙소색탁내료"),
    _money("USD", "달러화, 달러, 미국 달러, 미 달러, 미달러", "dollar, U.S. dollar, US dollar, American dollar, buck, greenback",
           "US$, $, U.S. $, USD$"),
    _row("USD", "money", 1, "불", not_before="가행확허구법편평교만안공쾌능 "),
    _money("EUR", "유로화, 유로", "euro", "€", not_before="존"),
    _money("JPY", "엔화, 엔, 일본 엔", "yen, Japanese yen", "¥, JP¥", not_before="진"),
    _money("CNY", "위안화, 위안, 중국 위안", "yuan, renminbi, RMB, Chinese yuan", "CN¥, RMB", not_before="부"),
    _money("GBP", "파운드화, 파운드, 영국 파운드, 파운드스털링", "pound, pound sterling, pounds sterling, British pound, quid", "£"),
    _money("CAD", "캐나다 달러", "Canadian dollar", "C$, CA$"),
    _money("AUD", "호주 달러", "Australian dollar", "A$, AU$"),
    _money("NZD", "뉴질랜드 달러", "New Zealand dollar", "NZ$"),
    _money("HKD", "홍콩 달러, 홍콩달러", "Hong Kong dollar", "HK$"),
    _money("TWD", "대만 달러, 대만달러, 신 타이완 달러", "Taiwan dollar, Taiwanese dollar, New Taiwan dollar", "NT$, NTD"),
    _money("SGD", "싱가포르 달러, 싱가포르달러", "Singapore dollar, Singaporean dollar", "S$"),
    _money("CHF", "스위스 프랑, 스위스프랑, 프랑", "Swiss franc, franc"),
    _money("XAF", "CFA 프랑, 세파프랑", "CFA franc", general="CHF"),
    _money("INR", "인도 루피, 루피", "Indian rupee, rupee", "₹, Rs"),
    _money("PKR", "파키스탄 루피", "Pakistani rupee", general="INR"),
    _money("LKR", "스리랑카 루피", "Sri Lankan rupee", general="INR"),
    _money("NPR", "네팔 루피", "Nepalese rupee, Nepali rupee", general="INR"),
    _money("IDR", "인도네시아 루피아, 루피아", "Indonesian rupiah, rupiah", "Rp"),
    _money("RUB", "러시아 루블, 루블화, 루블", "Russian ruble, Russian rouble, ruble, rouble", "₽"),
    _money("BYN", "벨라루스 루블", "Belarusian ruble", general="RUB"),
    _money("UAH", "흐리브냐, 흐리우냐, 그리브나", "hryvnia, hryvnias", "₴"),
    _money("KZT", "텡게", "tenge", "₸"),
    _money("UZS", "우즈베키스탄 숨", "Uzbekistani som"),
    _money("MNT", "투그릭", "tugrik, tögrög"),
    _money("VND", "베트남 동", "Vietnamese dong, dong", "₫"),
    _money("THB", "바트화, 바트, 밧, 태국 바트", "baht, Thai baht", "฿"),
    _money("MYR", "링깃", "ringgit", "RM"),
    _money("PHP", "필리핀 페소, 페소", "Philippine peso, peso", "₱"),
    _money("MXN", "멕시코 페소", "Mexican peso", "MX$", "PHP"),
    _money("ARS", "아르헨티나 페소", "Argentine peso", general="PHP"),
    _money("CLP", "칠레 페소", "Chilean peso", general="PHP"),
    _money("COP", "콜롬비아 페소", "Colombian peso", general="PHP"),
    _money("CUP", "쿠바 페소", "Cuban peso", general="PHP"),
    _money("UYU", "우루과이 페소", "Uruguayan peso", general="PHP"),
    _money("BRL", "헤알화, 헤알, 레알, 브라질 헤알", "Brazilian real, real, reais", "R$"),
    _money("PEN", "페루 솔", "Peruvian sol, soles"),
    _money("VES", "볼리바르", "bolivar, bolívar"),
    _money("TRY", "리라화, 리라, 튀르키예 리라, 터키 리라", "Turkish lira, lira", "₺"),
    _money("LBP", "레바논 파운드", "Lebanese pound", general="GBP"),
    _money("EGP", "이집트 파운드", "Egyptian pound", general="GBP"),
    _money("SYP", "시리아 파운드", "Syrian pound", general="GBP"),
    _money("SDG", "수단 파운드", "Sudanese pound", general="GBP"),
    _money("ILS", "셰켈, 세켈", "shekel, Israeli shekel", "₪"),
    _money("AED", "디르함, 디람", "dirham", "Dh, Dhs"),
    _money("MAD", "모로코 디르함", "Moroccan dirham", general="AED"),
    _money("SAR", "사우디 리얄, 리얄", "Saudi riyal, riyal"),
    _money("QAR", "카타르 리얄", "Qatari riyal", general="SAR"),
    _money("IRR", "이란 리알, 리알", "Iranian rial, rial"),
    _money("OMR", "오만 리알", "Omani rial", general="IRR"),
    _money("YER", "예멘 리알", "Yemeni rial", general="IRR"),
    _money("KWD", "쿠웨이트 디나르, 디나르", "Kuwaiti dinar, dinar"),
    _money("IQD", "이라크 디나르", "Iraqi dinar", general="KWD"),
    _money("JOD", "요르단 디나르", "Jordanian dinar", general="KWD"),
    _money("RSD", "세르비아 디나르", "Serbian dinar", general="KWD"),
    _money("SEK", "스웨덴 크로나, 크로나", "Swedish krona, krona, kronor"),
    _money("ISK", "아이슬란드 크로나", "Icelandic króna, Icelandic krona", general="SEK"),
    _money("NOK", "노르웨이 크로네, 크로네", "Norwegian krone, krone, kroner, Norwegian kroner"),
    _money("DKK", "덴마크 크로네", "Danish krone, Danish kroner", general="NOK"),
    _money("CZK", "코루나", "Czech koruna, koruna, korunas, crowns"),
    _money("PLN", "즈워티", "zloty, złoty, zlotys"),
    _money("HUF", "포린트", "forint"),
    _money("RON", "루마니아 레우, 레우", "Romanian leu, lei"),
    _money("BGN", "불가리아 레프", "Bulgarian lev, leva"),
    _money("ZAR", "랜드화, 남아공 랜드, 랜드", "rand, South African rand", not_before="마"),
    _money("NGN", "나이라", "naira", "₦"),
    _money("GHS", "세디", "cedi"),
    _money("ETB", "비르", "birr"),
    _money("KES", "케냐 실링, 실링", "Kenyan shilling, shilling"),
    _money("UGX", "우간다 실링", "Ugandan shilling", general="KES"),
    _money("TZS", "탄자니아 실링", "Tanzanian shilling", general="KES"),
    _money("BDT", "타카", "taka"),
    _money("MMK", "짯, 키얏", "kyat"),
    _money("LAK", "키프, 낍", "kip"),
    _money("KHR", "캄보디아 리엘, 리엘", "riel"),
    _money("GEL", "라리", "lari"),
    _money("AMD", "드람", "dram"),
    _row("USD", "money", "0.01", "센트", "cent", "¢"),
    _row("GBP", "money", "0.01", "펜스", "pence, penny"),
)  # fmt: skip
_SHARES = (
    _row("%p", "points", 1, "퍼센트포인트, 퍼센트 포인트, % 포인트, %포인트, %P, % p, % P, 퍼센트p, 프로포인트",
         "percentage point, percentage-point", "%p, pp, ppt", not_before="abcdefghijklmnopqrstuvwxyz"),
    _row("bp", "points", "0.01", "베이시스포인트, 베이시스 포인트, bp, bps", "basis point, basis-point", "bp, bps"),
    _row("%", "percent", 1, "퍼센트, 프로", "percent, per cent, pct", "%, ％", not_before="젝그세축필"),
    _row("할", "share", "0.1", "할", not_before="인당증부수머아"),
    _row("point", "index", 1, "포인트", "point"),
)  # fmt: skip
_PERIODS = (
    _row("millennium", "calendar", 12000, "", "millennium, millennia"),
    _row("century", "calendar", 1200, "세기", "century, centuries"),
    _row("decade", "calendar", 120, "", "decade"),
    _row("year", "calendar", 12, "개년, 년, 해", "year, yr"),
    _row("quarter", "calendar", 3),
    _row("month", "calendar", 1, "개월, 달", "month", not_before="러성하력라리걀콤"),
    _row("fortnight", "time", 1209600, "", "fortnight"),
    _row("week", "time", 604800, "주일, 주간, 주", "week", not_before="년차요의자택식도기민장최주력제부문"),
    _row("day", "time", 86400, "일", "day"),
    _row("hour", "time", 3600, "시간", "hour, hr"),
    _row("minute", "time", 60, "분", "minute, min", not_before="할기야석류량포들과위당업양명"),
    _row("ms", "time", "0.001", "밀리초", "millisecond", "ms, ㎳"),
    _row("μs", "time", "0.000001", "마이크로초", "microsecond", "μs, µs"),
    _row("ns", "time", "0.000000001", "나노초", "nanosecond", "ns"),
    _row("second", "time", 1, "초", "second, sec", not_before="반기대과순중월고등안점록면선청"),
)
_MEASURES = (
    _row("nm", "length", "0.000000001", "나노미터, 나노", "nanometer, nanometre", "nm, ㎚"),
    _row("μm", "length", "0.000001", "마이크로미터, 마이크론, 미크론", "micrometer, micrometre, micron", "μm, µm, ㎛"),
    _row("mm", "length", "0.001", "밀리미터, 밀리", "millimeter, millimetre", "mm, ㎜"),
    _row("cm", "length", "0.01", "센티미터, 센티, 센치", "centimeter, centimetre", "cm, ㎝"),
    _row("m", "length", 1, "미터, m, ｍ", "meter, metre"),
    _row("km", "length", 1000, "킬로미터, 킬로, 키로", "kilometer, kilometre", "km, ㎞, Km, KM", not_before="그와"),
    _row("in", "length", "0.0254", "인치", "inch, inches", "″"),
    _row("ft", "length", "0.3048", "피트", "foot, feet", "ft"),
    _row("yd", "length", "0.9144", "야드", "yard", "yd"),
    _row("mi", "length", "1609.344", "마일", "mile"),
    _row("nmi", "length", 1852, "해리", "nautical mile"),
    _row("ly", "length", 9460730472580800, "광년", "light-year, light year"),
    _row("cm²", "area", "0.0001", "제곱센티미터, 평방센티미터", "square centimeter, square centimetre", "cm², ㎠"),
    _row("m²", "area", 1, "제곱미터, 평방미터, 제곱m", "square meter, square metre", "m², m2, ㎡, sqm, sq. m"),
    _row("km²", "area", 1000000, "제곱킬로미터, 평방킬로미터, 제곱㎞, 제곱km", "square kilometer, square kilometre", "km², km2, ㎢"),
    _row("ha", "area", 10000, "헥타르, 헥타아르", "hectare", "ha, ㏊"),
    _row("acre", "area", "4046.8564224", "에이커", "acre"),
    _row("ft²", "area", "0.09290304", "제곱피트, 평방피트", "square foot, square feet", "sq ft"),
    _row("mi²", "area", "2589988.110336", "제곱마일, 평방마일", "square mile"),
    _row("평", "area", "3.305785", "평", "pyeong", not_before="가균소생등면일온지론화방"),
    _row("mL", "volume", "0.001", "밀리리터", "milliliter, millilitre", "ml, mL, ㎖, cc, ㏄"),
    _row("L", "volume", 1, "리터, ℓ, L, l, ｌ", "liter, litre", "ℓ"),
    _row("kL", "volume", 1000, "킬로리터", "kiloliter, kilolitre", "kl, kL"),
    _row("m³", "volume", 1000, "세제곱미터, 입방미터, 루베", "cubic meter, cubic metre", "m³, m3, ㎥"),
    _row("ft³", "volume", "28.316846592", "세제곱피트, 입방피트", "cubic foot, cubic feet"),
    _row("gal", "volume", "3.785411784", "갤런", "gallon"),
    _row("barrel", "volume", "158.987294928", "배럴", "barrel"),
    _row("μg", "mass", "0.000000001", "마이크로그램", "microgram", "μg, µg, ㎍"),
    _row("mg", "mass", "0.000001", "밀리그램", "milligram", "mg, ㎎"),
    _row("g", "mass", "0.001", "그램, 그람, g, ｇ", "gram, gramme"),
    _row("kg", "mass", 1, "킬로그램, 킬로그람", "kilogram, kilogramme, kilo", "kg, ㎏, Kg, KG"),
    _row("t", "mass", 1000, "톤, t, ｔ", "ton, tonne, metric ton, metric tonne"),
    _row("kt", "mass", 1000000, "킬로톤", "kiloton", "kt"),
    _row("Mt", "mass", 1000000000, "메가톤", "megaton", "Mt"),
    _row("oz", "mass", "0.028349523125", "온스", "ounce", "oz"),
    _row("lb", "mass", "0.45359237", "", "lb", "lbs"),
    _row("돈", "mass", "0.00375", "돈", "don", not_before="을이"),
    _row("근", "mass", "0.6", "근", "geun", not_before="처본거로무래육원"),
    _row("m/s", "speed", 1, "", "meter per second, meters per second, meters a second, metres per second", "m/s, ㎧", general="m"),
    _row("km/h", "speed", "5/18", "",
         "kilometer per hour, kilometers per hour, kilometers an hour, kilometres per hour, kilometres an hour",
         "km/h, kph, kmh, ㎞/h", general="km"),
    _row("mph", "speed", "0.44704", "", "mile per hour, miles per hour, miles an hour, mile-per-hour, mile-an-hour", "mph", general="mi"),
    _row("knot", "speed", "0.514444", "노트", "knot", not_before="북"),
    _row("°C", "temperature", 1, "", "degrees Celsius, degree Celsius, degrees centigrade, degrees C, Celsius, centigrade", "℃, °C, ° C",
         general="degree"),
    _row("°F", "temperature", "5/9", "", "degrees Fahrenheit, degree Fahrenheit, degrees F, Fahrenheit", "℉, °F, ° F",
         offset="-160/9"),
    _row("degree", "angle", 1, "도", "degree", "°", not_before="시내면서민지입덕구록매전약움달망착"),
    _row("cal", "energy", "4.184", "칼로리", "calorie", "cal"),
    _row("kcal", "energy", 4184, "킬로칼로리", "kilocalorie", "kcal, ㎉", general="cal"),
    _row("J", "energy", 1, "J", "joule"),
    _row("kJ", "energy", 1000, "킬로줄", "kilojoule", "kJ"),
    _row("BTU", "energy", "1055.05585262", "", "British thermal unit", "BTU"),
    *_multiples("- k M G T", "energy", 3600, ("와트시", "watt-hour, {}watt hour", "Wh, {}wh")),
    _row("W", "power", 1, "와트", "watt", "W"),
    *_multiples("m k M G T", "power", 1, ("와트", "watt", "W")),
    _row("hp", "power", "745.69987158227022", "마력", "horsepower", "hp, PS"),
    *_multiples("- k M G T", "frequency", 1, ("헤르츠", "hertz", "Hz, {}hz")),
    *_multiples("- K M G T P E Z", "bits", 8, ("바이트", "byte", "B")),
    *_multiples("- K M G T", "bits", 1, ("비트", "bit", "b")),
    *_multiples("K M G T", "bit rate", 1, ("bps", "bit per second, {}bits per second, {}bits a second", "bps, {}b/s, {}bit/s"), "b"),
    _row("mV", "voltage", "0.001", "밀리볼트", "millivolt", "mV"),
    _row("V", "voltage", 1, "볼트", "volt", "V"),
    _row("kV", "voltage", 1000, "킬로볼트", "kilovolt", "kV"),
    _row("mA", "current", "0.001", "밀리암페어", "milliampere, milliamp", "mA"),
    _row("A", "current", 1, "암페어", "ampere, amp", "A"),
    _row("mAh", "charge", 1, "밀리암페어시", "milliampere-hour, milliamp-hour, milliampere hour, milliamp hour", "mAh"),
    _row("Pa", "pressure", 1, "파스칼", "pascal", "Pa"),
    _row("hPa", "pressure", 100, "헥토파스칼", "hectopascal, millibar", "hPa, ㍱, mb"),
    _row("atm", "pressure", 101325, "기압", "atmosphere, atm"),
    _row("mmHg", "pressure", "133.322387415", "수은주밀리미터", "millimeter of mercury, millimeters of mercury", "mmHg, ㎜Hg"),
    _row("psi", "pressure", "6894.757293168", "", "pounds per square inch", "psi"),
    _row("dB", "sound", 1, "데시벨", "decibel", "dB, ㏈"),
    _row("karat", "purity", 1, "캐럿, k금, K금, k 금, K 금", "karat, carat"),
    _row("rpm", "rotation", 1, "", "revolutions per minute", "rpm, RPM"),
    _row("ppm", "concentration", 1, "피피엠", "parts per million", "ppm, PPM, ㏙"),
    _row("ppb", "concentration", "0.001", "", "parts per billion", "ppb, PPB"),
    _row("Bq", "radioactivity", 1, "베크렐", "becquerel", "Bq"),
    _row("μSv", "radiation dose", 1, "마이크로시버트", "microsievert", "μSv, µSv"),
    _row("mSv", "radiation dose", 1000, "밀리시버트", "millisievert", "mSv"),
    _row("Sv", "radiation dose", 1000000, "시버트", "sievert", "Sv"),
    _row("lx", "light", 1, "럭스", "lux", "lx"),
    _row("TEU", "cargo", 1, "", "twenty-foot equivalent unit", "TEU"),
    _row("GT", "cargo", 1, "총톤", "gross ton, gross tonne", "GT"),
    _row("pixel", "resolution", 1, "픽셀, 화소", "pixel", "px"),
    _row("pt", "type size", 1, "", "", "pt", general="point"),
    _row("dpi", "density", 1, "", "dots per inch, dot per inch", "dpi, DPI"),
    _row("ppi", "density", 1, "", "pixels per inch, pixel per inch", "ppi, PPI"),
    _row("fps", "frame rate", 1, "프레임", "frames per second, frame per second, frames a second", "fps, FPS"),
    _row("bpm", "heart rate", 1, "", "beats per minute, beat per minute, beats a minute", "bpm, BPM"),
    _row("lm", "luminous flux", 1, "루멘", "lumen", "lm"),
    _row("Ω", "resistance", 1, "옴", "ohm", "Ω"),
    _row("IU", "dose", 1, "국제단위", "international unit", "IU"),
    _row("nit", "sun", 1, "니트", "nit"),
)  # fmt: skip

UNITS: tuple[Unit, ...] = (*_CURRENCIES, *_SHARES, *_PERIODS, *_MEASURES)
