"""The places that reports on conflict name most, as they spell them, and what each of them is."""

import pytest

from annotation.places.locations import locate

# what the article is about, then the names as reports write them: "name = region"; a name alone
# only has to be known in that country
REPORTED = {
    "Ukraine": "Donbas|Donbass|Kyiv|Kiev|Kharkiv = Kharkiv|Mariupol = Donetsk|Crimea = Crimea"
    "|Severodonetsk = Luhansk|Bakhmut = Donetsk|Odessa = Odesa|Lviv = Lviv",
    "Syria": "Aleppo = Aleppo|Idlib = Idlib|Palmyra = Homs|Kobani = Aleppo|Eastern Ghouta"
    "|Deir Ezzor = Deir ez-Zor|Raqqa = Raqqa|Golan Heights",
    "Iraq": "Mosul = Nineveh|Tal Afar = Nineveh|Iraqi Kurdistan|Anbar = Anbar|Baquba = Diyala",
    "Israel": "Gaza = Gaza Strip|Khan Younis = Gaza Strip|Jenin = West Bank|Jabalia = Gaza Strip"
    "|Deir al-Balah = Gaza Strip|Beit Hanoun = Gaza Strip|Ramallah = West Bank",
    "Nigeria": "Borno = Borno|Maiduguri = Borno|Chibok = Borno|Zamfara = Zamfara|Niger Delta",
    "Ethiopia": "Tigray = Tigray|Mekelle = Tigray|Axum = Tigray|Amhara = Amhara|Afar = Afar",
    "DR Congo": "Goma = North Kivu|North Kivu = North Kivu|Bukavu = South Kivu|Masisi = North Kivu",
    "Sudan": "Khartoum = Khartoum|El Fasher = North Darfur|Darfur|El Geneina = West Darfur"
    "|Kordofan|Kadugli = South Kordofan",
    "Libya": "Benghazi = Benghazi|Misrata = Misrata|Tobruk = Butnan|Cyrenaica|Fezzan",
    "Yemen": "Sanaa = Sanaa City|Hodeidah = Hodeidah|Taiz = Taiz|Marib = Marib|Hajjah = Hajjah",
    "Afghanistan": "Kandahar = Kandahar|Lashkargah = Helmand|Panjshir = Panjshir|Wardak"
    "|Nangarhar = Nangarhar|Kunduz = Kunduz|Sar-e Pul = Sar-e Pol|Nimroz = Nimruz",
    "Pakistan": "Peshawar = Khyber Pakhtunkhwa|Swat = Khyber Pakhtunkhwa|Quetta = Balochistan"
    "|North Waziristan = Khyber Pakhtunkhwa",
    "India": "Srinagar = Jammu and Kashmir|Kashmir|Manipur = Manipur|Bastar = Chhattisgarh",
    "Myanmar": "Rakhine = Rakhine|Maungdaw = Rakhine|Kachin = Kachin|Myawaddy = Kayin|Sagaing",
    "Philippines": "Mindanao|Marawi|Basilan|Sulu|Zamboanga = Zamboanga Peninsula",
    "Mozambique": "Cabo Delgado = Cabo Delgado|Palma = Cabo Delgado|Pemba = Cabo Delgado",
    "Mali": "Gao = Gao|Timbuktu = Timbuktu|Mopti = Mopti|Kidal = Kidal|Menaka|Bamako = Bamako",
    "Burkina Faso": "Djibo = Sahel|Soum = Sahel|Dori = Sahel|Ouagadougou = Centre",
    "Central African Republic": "Bangui = Bangui|Bambari = Ouaka|Bria = Haute-Kotto",
    "South Sudan": "Juba = Central Equatoria|Malakal = Upper Nile|Bentiu = Unity|Equatoria",
    "Somalia": "Mogadishu = Banaadir|Kismayo = Lower Juba|Baidoa = Bay|Puntland|Galkayo = Mudug"
    "|Las Anod = Sool|Jubaland|Somaliland",
    "Azerbaijan": "Nagorno-Karabakh|Stepanakert",
    "Georgia": "South Ossetia|Sukhumi = Abkhazia|Abkhazia = Abkhazia",
    "China": "Xinjiang = Xinjiang|Tibet = Tibet|Urumqi = Xinjiang",
    "Mexico": "Sinaloa = Sinaloa|Acapulco = Guerrero|Ciudad Juarez = Chihuahua",
    "Bosnia and Herzegovina": "Srebrenica = Republika Srpska|Sarajevo",
}
CASES = [
    (country, *name.split(" = "))
    for country, names in REPORTED.items()
    for name in names.split("|")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_that_the_places_of_the_news_are_known_as_they_are_spelt(case: tuple[str, ...]) -> None:
    country, name, *region = case
    found, around = locate((name, country))
    assert found is not None
    assert around is not None
    wanted = "Palestinian Territory" if country == "Israel" else around.country
    assert found.country == wanted
    assert not region or found.admin1 == region[0]
    assert found.precision in {"town", "region", "part of a region"}
    assert found.lat is not None
