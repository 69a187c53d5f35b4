"""What the clock says where somebody is, as long as their whole country has one time."""

from __future__ import annotations

from datetime import datetime
from functools import cache

_CITIES = {
    "Europe": """
        AD=Andorra AL=Tirane AT=Vienna BA=Sarajevo BE=Brussels BG=Sofia BY=Minsk CH=Zurich
        CZ=Prague DE=Berlin DK=Copenhagen EE=Tallinn FI=Helsinki FR=Paris GB=London
        GG=Guernsey GI=Gibraltar GR=Athens HR=Zagreb HU=Budapest IE=Dublin IM=Isle_of_Man
        IT=Rome JE=Jersey LI=Vaduz LT=Vilnius LU=Luxembourg LV=Riga MC=Monaco MD=Chisinau
        ME=Podgorica MK=Skopje MT=Malta NL=Amsterdam NO=Oslo PL=Warsaw RO=Bucharest
        RS=Belgrade SE=Stockholm SI=Ljubljana SK=Bratislava SM=San_Marino TR=Istanbul
        UA=Kyiv VA=Vatican
    """,
    "Asia": """
        AE=Dubai AF=Kabul AM=Yerevan AZ=Baku BD=Dhaka BH=Bahrain BN=Brunei BT=Thimphu
        CN=Shanghai CY=Nicosia GE=Tbilisi HK=Hong_Kong IL=Jerusalem IN=Kolkata IQ=Baghdad
        IR=Tehran JO=Amman JP=Tokyo KG=Bishkek KH=Phnom_Penh KR=Seoul KW=Kuwait KZ=Almaty
        LA=Vientiane LB=Beirut LK=Colombo MM=Yangon MO=Macau MY=Kuala_Lumpur NP=Kathmandu
        OM=Muscat PH=Manila PK=Karachi PS=Gaza QA=Qatar SA=Riyadh SG=Singapore SY=Damascus
        TH=Bangkok TJ=Dushanbe TL=Dili TM=Ashgabat TW=Taipei UZ=Samarkand VN=Ho_Chi_Minh
        YE=Aden
    """,
    "Africa": """
        AO=Luanda BF=Ouagadougou BI=Bujumbura BJ=Porto-Novo BW=Gaborone CF=Bangui
        CG=Brazzaville CI=Abidjan CM=Douala DJ=Djibouti DZ=Algiers EG=Cairo EH=El_Aaiun
        ER=Asmara ET=Addis_Ababa GA=Libreville GH=Accra GM=Banjul GN=Conakry GQ=Malabo
        GW=Bissau KE=Nairobi LR=Monrovia LS=Maseru LY=Tripoli MA=Casablanca ML=Bamako
        MR=Nouakchott MW=Blantyre MZ=Maputo NA=Windhoek NE=Niamey NG=Lagos RW=Kigali
        SD=Khartoum SL=Freetown SN=Dakar SO=Mogadishu SS=Juba ST=Sao_Tome SZ=Mbabane
        TD=Ndjamena TG=Lome TN=Tunis TZ=Dar_es_Salaam UG=Kampala ZA=Johannesburg ZM=Lusaka
        ZW=Harare
    """,
    "America": """
        AG=Antigua AI=Anguilla AR=Argentina/Buenos_Aires AW=Aruba BB=Barbados BO=La_Paz
        BS=Nassau BZ=Belize CO=Bogota CR=Costa_Rica CU=Havana CW=Curacao DM=Dominica
        DO=Santo_Domingo GD=Grenada GF=Cayenne GP=Guadeloupe GT=Guatemala GY=Guyana
        HN=Tegucigalpa HT=Port-au-Prince JM=Jamaica KN=St_Kitts KY=Cayman LC=St_Lucia
        MQ=Martinique MS=Montserrat NI=Managua PA=Panama PE=Lima PR=Puerto_Rico PY=Asuncion
        SR=Paramaribo SV=El_Salvador TC=Grand_Turk TT=Port_of_Spain UY=Montevideo
        VC=St_Vincent VE=Caracas VG=Tortola VI=St_Thomas
    """,
    "Atlantic": """
        BM=Bermuda CV=Cape_Verde FK=Stanley FO=Faroe IS=Reykjavik SH=St_Helena
    """,
    "Indian": """
        KM=Comoro MG=Antananarivo MU=Mauritius MV=Maldives RE=Reunion SC=Mahe YT=Mayotte
    """,
    "Pacific": """
        AS=Pago_Pago CK=Rarotonga FJ=Fiji GU=Guam MH=Majuro MP=Saipan NC=Noumea PW=Palau
        SB=Guadalcanal TO=Tongatapu VU=Efate WS=Apia
    """,
}
"""Countries with one legal time, by the continent and the city that name it in the zone tables.

Those with several (Spain and its islands, Russia, the United States …) are left out: a time that
may be wrong is worse than none.
"""
FIRST_HOUR, LAST_HOUR = 8, 20
"""Before the one and from the other on, people are called at home."""


@cache
def _zones() -> dict[str, str]:
    return {
        country: f"{continent}/{city}"
        for continent, cities in _CITIES.items()
        for country, _, city in (pair.partition("=") for pair in cities.split())
    }


def local_time(country: str, now: datetime) -> datetime | None:
    """`now`, which knows its own zone, on a clock there; None when that is not known.

    `country` is a two-letter code, with or without a part (`DE-BY`). A system without zone
    tables (Windows has none) knows no time anywhere.
    """
    zone = _zones().get(country[:2])
    if zone is None:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return now.astimezone(ZoneInfo(zone))
    except ZoneInfoNotFoundError:
        return None


def is_working_hour(there: datetime) -> bool:
    """Whether a call is welcome at that time of the day."""
    return FIRST_HOUR <= there.hour < LAST_HOUR
