"""Units of money, share, length, mass and the like, by sign, code and word, in every language alike."""

from dataclasses import dataclass

from claims.figures.kinds import CountedKind
from claims.figures.languages.table import plain
from claims.figures.tokens import TOKEN

__all__ = ["UNITS_AFTER", "UNITS_BEFORE", "YEAR_OF_AGE", "Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in its canonical name: ISO 4217 for money where there is one, else the English word.

    Args:
        name: canonical ("USD", "percent", "km").
        kind: what such a figure counts.
        words: what people call it, for the counted words of a figure that names the unit by a sign alone.
    """

    name: str
    kind: CountedKind
    words: str


# name | what it is called | signs and codes that stand before or after the number | words that stand after it
MONEY = """
USD|dollars|$ us$ $us u.s.$ u.s$ usd us~-~$ usd$|dollar dollars us~dollar us~dollars u.s.~dollar u.s.~dollars usd dólar dólares buck bucks
CAD|Canadian dollars|c$ ca$ cad cad$ can$ $c|canadian~dollar canadian~dollars
AUD|Australian dollars|a$ au$ aud $a aud$|australian~dollar australian~dollars
NZD|New Zealand dollars|nz$ nzd nzd$|new~zealand~dollar new~zealand~dollars
HKD|Hong Kong dollars|hk$ hkd|hong~kong~dollar hong~kong~dollars
SGD|Singapore dollars|s$ sgd sg$|singapore~dollar singapore~dollars
TWD|Taiwan dollars|nt$ twd|taiwan~dollar taiwan~dollars
EUR|euros|€ eur|euro euros
GBP|pounds sterling|£ gbp ps ¬#|pound~sterling pounds~sterling british~pounds sterling quid libra~esterlina libras~esterlinas
JPY|yen|¥ jpy y= jp¥|yen yenes japanese~yen
CNY|yuan|rmb cny cn¥|yuan yuanes renminbi chinese~yuan rmb kuai 元
INR|rupees|₹ rs rs. inr re|rupee rupees indian~rupees rupia rupias
KRW|won|₩ krw|won
RUB|rubles|₽ rub|ruble rubles rouble roubles rublo rublos
ILS|shekels|₪ ils nis|shekel shekels
TRY|Turkish lira|₺ TRY|turkish~lira lira liras
BRL|reais|r$ brl|real~brasileño reais
MXN|Mexican pesos|mx$ mxn mxn$ mex$|mexican~peso mexican~pesos pesos~mexicanos
PEN|soles|s/ s/. PEN|sol soles nuevos~soles
COP|Colombian pesos|COP cop$ col$|colombian~pesos pesos~colombianos
CLP|Chilean pesos|clp clp$|chilean~pesos pesos~chilenos
ARS|Argentine pesos|ars ar$|argentine~pesos pesos~argentinos
PESO|pesos||peso pesos
BOB|bolivianos|bob bs.|boliviano bolivianos
VES|bolívares|ves|bolívar bolívares
GTQ|quetzales|gtq|quetzal quetzales
CRC|colones|₡ crc|colón colones
CUP|Cuban pesos|CUP|pesos~cubanos
UAH|hryvnias|₴ uah|hryvnia hryvnias
GEL|lari|₾ gel|lari
LAK|kip|₭ lak|kip
PHP|Philippine pesos|₱ php|philippine~pesos
VND|dong|₫ vnd|dong
THB|baht|฿ thb|baht
NGN|naira|₦ ngn|naira
PLN|zloty|pln zł|zloty zlotys złoty
MYR|ringgit|rm myr|ringgit malaysian~ringgit
IDR|rupiah|rp idr|rupiah
ZAR|rand|zar|rand r
CHF|Swiss francs|chf sfr|swiss~franc swiss~francs francos~suizos
SEK|Swedish kronor|sek|swedish~krona swedish~kronor swedish~crowns
DKK|Danish kroner|dkk|danish~krone danish~kroner danish~crowns
NOK|Norwegian kroner|nok|norwegian~krone norwegian~kroner norwegian~crowns
CZK|Czech crowns|czk|czech~crowns koruna
FIM|Finnish markka|fim|finnish~markka markka
DEM|marks|dem|deutsche~marks marks~german german~marks
FRF|francs|frf|franc francs french~francs franco francos
ITL|lire|itl|lire
ESP|pesetas|esp|peseta pesetas
AED|dirhams|aed|dirham dirhams
SAR|riyals|sar|riyal riyals
KWD|dinars|kwd|dinar dinars
EGP|Egyptian pounds|egp e£|egyptian~pounds
PKR|Pakistani rupees|pkr|pakistani~rupees
LKR|Sri Lankan rupees|lkr ரூ|
BTC|bitcoins|₿ btc|bitcoin bitcoins
ETH|ether|eth|ether
cent|cents|¢|cent cents centavo centavos céntimo céntimos
penny|pence||penny pence p
sen|sen|sen|
"""

# Words that stand before the size of an earthquake.
MAGNITUDE = "magnitude magnitude~- magnitude~of magnitud magnitud~de"

# name | kind | what it is called | what stands after the number
MEASURES = """
percent|rate|percent|% percent per~cent pct pc por~ciento por~cien
ppm|rate|parts per million|ppm parts~per~million partes~por~millón
percentage point|rate|percentage points|percentage~point percentage~points puntos~porcentuales pp
basis point|rate|basis points|basis~points basis~point bps puntos~básicos
km|distance|kilometres|km kms kilometre kilometres kilometer kilometers kilómetro kilómetros
m|distance|metres|m metre metres meter meters metro metros
dm|distance|decimetres|dm decimetre decimetres decimeter
cm|distance|centimetres|cm cms centimetre centimetres centimeter centimeters centímetro centímetros
mm|distance|millimetres|mm millimetre millimetres millimeter millimeters milímetro milímetros
μm|distance|micrometres|μm µm micrometre micrometres micrometer micron microns
nm|distance|nanometres|nm nanometre nanometers
mile|distance|miles|mile miles mi milla millas
yard|distance|yards|yard yards yd yds yarda yardas
foot|distance|feet|foot feet ft pie pies
inch|distance|inches|inch inches ″ pulgada pulgadas
light-year|distance|light-years|light~years light~year light-years años~luz
m2|area|square metres|m2 m² square~metre square~metres square~meter square~meters sq~m sqm sq.~m metros~cuadrados
km2|area|square kilometres|km2 km² square~kilometre square~kilometres square~kilometer square~kilometers sq~km kilómetros~cuadrados
ft2|area|square feet|square~foot square~feet sq~ft sq.~ft sqft pies~cuadrados
mile2|area|square miles|square~mile square~miles sq~mi
ha|area|hectares|ha hectare hectares hectárea hectáreas
acre|area|acres|acre acres
m3|volume|cubic metres|m3 m³ cubic~metre cubic~metres cubic~meter cubic~meters metros~cúbicos
ft3|volume|cubic feet|cubic~feet cubic~foot
litre|volume|litres|litre litres liter liters l litro litros
ml|volume|millilitres|ml millilitre millilitres milliliter milliliters mililitros
gallon|volume|gallons|gallon gallons gal galón galones
barrel|volume|barrels|barrel barrels bbl barril barriles
cup|volume|cups|cup cups
tablespoon|volume|tablespoons|tablespoon tablespoons tbsp
teaspoon|volume|teaspoons|teaspoon teaspoons tsp
pint|volume|pints|pint pints
kg|mass|kilograms|kg kgs kilogram kilograms kilo kilos kilogramo kilogramos
g|mass|grams|g gram grams gr gramo gramos gramme grammes
mg|mass|milligrams|mg milligram milligrams miligramos
μg|mass|micrograms|μg µg mcg microgram micrograms microgramme microgrammes
t|mass|tonnes|t tonne tonnes metric~ton metric~tons tonelada toneladas
ton|mass|tons|ton tons
lb|mass|pounds|lb lbs pound pounds
oz|mass|ounces|oz ounce ounces onza onzas
carat|mass|carats|carat carats
°C|temperature|degrees Celsius|°c ºc ℃ degc degrees~celsius degree~celsius celsius centigrade °~c degc grados~celsius grados~centígrados deg~c c
°F|temperature|degrees Fahrenheit|°f ºf ℉ degf degrees~fahrenheit degree~fahrenheit fahrenheit deg~f grados~fahrenheit
magnitude|magnitude|magnitude|magnitude magnitudes grados~en~la~escala~de~richter grados~richter on~the~richter~scale
degree|temperature|degrees|degree degrees ° grado grados
K|temperature|kelvins|kelvin kelvins
km/h|speed|kilometres per hour|km/h kph kmh kilometres~per~hour kilometers~per~hour kilómetros~por~hora
mph|speed|miles per hour|mph m.p.h. miles~per~hour mile~per~hour miles~an~hour
m/s|speed|metres per second|m/s metres~per~second meters~per~second
knot|speed|knots|knot knots nudos
mpg|rate|miles per gallon|mpg miles~per~gallon
W|power|watts|watt watts w vatios
kW|power|kilowatts|kw kilowatt kilowatts kilovatios
MW|power|megawatts|mw megawatt megawatts megavatios
GW|power|gigawatts|gw gigawatt gigawatts gigavatios
kWh|power|kilowatt hours|kwh kilowatt~hours kilowatt-hours
MWh|power|megawatt hours|mwh megawatt~hours
mAh|power|milliampere hours|mah
hp|power|horsepower|hp horsepower bhp
V|power|volts|volt volts v
Hz|power|hertz|hz hertz
kHz|power|kilohertz|khz
MHz|power|megahertz|mhz megahertz
GHz|power|gigahertz|ghz gigahertz
Pa|power|pascals|pa pascals
MPa|power|megapascals|mpa
ksi|power|kips per square inch|ksi
psi|power|pounds per square inch|psi
dB|power|decibels|db decibels
bit|data|bits|bit bits
byte|data|bytes|byte bytes
kB|data|kilobytes|kb kilobytes
MB|data|megabytes|mb megabytes
GB|data|gigabytes|gb gigabytes
TB|data|terabytes|tb terabytes
Mbps|data|megabits per second|mbps mbit/s
Gbps|data|gigabits per second|gbps
second|duration|seconds|second seconds sec secs segundo segundos
minute|duration|minutes|minute minutes min mins minuto minutos
hour|duration|hours|hour hours hr hrs hora horas
day|duration|days|day days día días
week|duration|weeks|week weeks semana semanas
month|duration|months|month months mes meses
year|duration|years|year years yr yrs año años
decade|duration|decades|decade decades década décadas
century|duration|centuries|century centuries siglo siglos
year of age|age|years old|year-old year-old's years-old year~-~old years~old year~old yr-old years~of~age años~de~edad year~-~olds year~olds
month of age|age|months old|month~-~old months~old month~old
"""


class UnitIndex:
    """Units by what is written of them, longest spelling first.

    Args:
        at: the place of the token that a spelling is looked up by: the last before a number, the first behind it.

    `cased` holds the codes that count only in capitals.
    """

    def __init__(self, at: int) -> None:
        self.at = at
        self.units: dict[tuple[str, ...], Unit] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}
        self.cased: set[str] = set()

    def add(self, spelling: str, unit: Unit) -> None:
        """Take in a spelling, "~" standing for a space, also without its accents; the first unit to claim it keeps it.

        A code in capitals is a word in small letters ("pen", "try"), and counts only as it is written.
        """
        if spelling.isalpha() and spelling.isupper():
            self.cased.add(spelling.lower())
        for written in (spelling.lower(), plain(spelling.lower())):
            tokens = tuple(token for part in written.split("~") for token in TOKEN.split(part)[1::2])
            if tokens not in self.units:
                self.units[tokens] = unit
                known = self.lengths.get(tokens[self.at], ())
                self.lengths[tokens[self.at]] = tuple(sorted({*known, len(tokens)}, reverse=True))

    def before(self, words: list[str], end: int) -> tuple[Unit, int] | None:
        """Return the unit whose spelling ends right before a token, and its first token."""
        for length in self.lengths.get(words[end - 1], ()) if end else ():
            if length <= end:
                unit = self.units.get(tuple(words[end - length : end]))
                if unit is not None:
                    return unit, end - length
        return None

    def after(self, words: list[str], start: int) -> tuple[Unit, int] | None:
        """Return the unit whose spelling begins at a token, and the token after it."""
        for length in self.lengths.get(words[start], ()) if start < len(words) else ():
            end = start + length
            unit = self.units.get(tuple(words[start:end])) if end <= len(words) else None
            if unit is not None:
                return unit, end
        return None


def compiled() -> tuple[UnitIndex, UnitIndex]:
    """Return the units by what stands before a number, and by what stands behind it."""
    before, after = UnitIndex(-1), UnitIndex(0)
    for line in MONEY.strip().splitlines():
        name, called, signs, words = line.split("|")
        unit = Unit(name, CountedKind.MONEY, called)
        for sign in signs.split():
            before.add(sign, unit)
            if not (sign.isalpha() and sign.isupper()):
                after.add(sign, unit)
        for word in words.split():
            after.add(word, unit)
    for line in MEASURES.strip().splitlines():
        name, kind, called, words = line.split("|")
        for word in words.split():
            after.add(word, Unit(name, CountedKind(kind), called))
    for word in MAGNITUDE.split():
        before.add(word, Unit("magnitude", CountedKind.MAGNITUDE, "magnitude"))
    return before, after


UNITS_BEFORE, UNITS_AFTER = compiled()
YEAR_OF_AGE = UNITS_AFTER.units[("years", "old")]
