"""Names that need no list of places: peoples, faiths and camps, great landscapes, diseases.

All folded to lower case. The adjectives of countries are in the list of places.
"""

from annotation.entities.namewords import words_of


def _names(text: str) -> frozenset[str]:
    return frozenset(" ".join(each.split()) for each in text.replace("\n", " ").split("|"))


PEOPLES = words_of(
    """african africans asian asians european europeans arab arabs latino latinos latina
    hispanic hispanics nordic scandinavian slavic slavs westerner westerners eurasian lgbt
    lgbtq lgbtq+ afro-american african-american african-americans ottoman ottomans roman
    byzantine soviet soviets mughal mughals northerner northerners southerner southerners
    londoner londoners parisian parisians texan texans californian californians hongkonger
    hongkongers

    muslim muslims islamic islamist islamists christian christians catholic catholics
    protestant protestants anglican anglicans evangelical evangelicals methodist baptist
    lutheran pentecostal mormon mormons jewish jew jews hindu hindus buddhist buddhists sikh
    sikhs sunni sunnis shia shias shiite shiites shi'ite shi'ites sufi salafi salafist
    salafists alawite alawites druze yazidi yazidis ahmadi ahmadis zionist zionists copt copts
    coptic jain jains parsi parsis maronite maronites ismaili ismailis bahai

    democrat democrats democratic republican republicans conservative conservatives liberal
    liberals communist communists socialist socialists marxist marxists leninist maoist
    maoists naxal naxals naxalite naxalites nazi nazis fascist fascists peronist peronists
    chavista chavistas sandinista sandinistas zapatista zapatistas bolivarian baathist
    baathists tory tories

    kurd kurds kurdish pashtun pashtuns tajik tajiks uzbek uzbeks hazara hazaras baloch baluch
    punjabi punjabis sindhi sindhis bengali bengalis tamil tamils sinhala sinhalese telugu
    malayali malayalee marathi gujarati gujaratis dalit dalits adivasi adivasis brahmin
    brahmins rajput rajputs kashmiri kashmiris rohingya rohingyas karen kachin bamar shan
    uyghur uyghurs uighur uighurs tibetan tibetans mongol mongols manchu cantonese malay
    malays javanese acehnese moro papuan papuans aboriginal aboriginals maori māori pakeha
    pākehā pasifika inuit métis metis mohawk cree cherokee sioux navajo ojibwe mapuche quechua
    aymara maya mayan mayans guarani garifuna aztec creole chechen chechens dagestani tatar
    tatars cossack cossacks circassian ossetian abkhaz abkhazian roma romani romany basque
    basques catalan catalans breton welsh scottish scot scots english irish cornish flemish
    walloon corsican sami berber berbers tuareg amazigh bedouin bedouins fulani hausa yoruba
    igbo ijaw tiv zulu zulus xhosa sotho tswana ndebele shona hutu hutus tutsi tutsis kikuyu
    luo kalenjin maasai masai oromo oromos amhara amharas tigrayan tigrayans afar dinka nuer
    nubian darfuri acholi baganda ashanti asante akan ewe wolof mandinka afrikaner afrikaners
    palestinian palestinians israeli israelis"""
)

LANDSCAPES = _names(
    """amazon|andes|himalayas|himalaya|hindu kush|alps|caucasus|balkans|western balkans
    |carpathians|urals|sahara|sahel|gobi|kalahari|caribbean|pacific|atlantic|baltic|arctic
    |antarctic|antarctica|mediterranean|black sea|red sea|caspian sea|persian gulf
    |indian ocean|south china sea|east china sea|gulf of aden|strait of hormuz|hormuz
    |bosphorus|dardanelles|suez canal|europe|africa|asia|oceania|eurasia|americas|scandinavia
    |maghreb|levant|mesopotamia|siberia|patagonia|anatolia|iberia|indochina|melanesia
    |micronesia|polynesia|middle east|near east|far east|west asia|western asia|central asia
    |south asia|southeast asia|south-east asia|east asia|northeast asia|latin america
    |central america|south america|north america|west africa|east africa|north africa
    |southern africa|central africa|sub-saharan africa|horn of africa|eastern europe
    |western europe|central europe|southern europe|northern europe|global south|asia-pacific
    |asia pacific|indo-pacific|west indies|arabian peninsula|korean peninsula|great lakes|nile
    |danube|rhine|volga|dnipro|dnieper|dniester|euphrates|tigris|ganges|indus|mekong
    |brahmaputra|yangtze|zambezi|orinoco|everest|kilimanjaro"""
)

DISEASES = words_of(
    """covid covid-19 covid19 coronavirus ebola omicron malaria hiv aids hiv/aids sars mers
    sars-cov-2 monkeypox mpox zika dengue cholera polio h1n1 h5n1"""
)

BEARINGS = words_of("north south east west northern southern eastern western central sub-saharan")
"""Words that leave a people a people: "West African"."""

BODIES = frozenset(
    {"Parliament", "Cabinet", "Congress", "Senate", "Knesset", "Bundestag", "Duma", "Majlis"}
)
"""Bodies of a state that are named by one word, as they are written."""
