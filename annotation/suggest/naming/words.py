"""Words that say what a name is the name of: in it, before it and behind it. Lower case.

Labels are the model's. OTHER is a name that none of them covers: an award, a plan, a disease.
"""

from collections.abc import Mapping

from annotation.entities.namewords import TITLES, words_of

OTHER = "MISC"


def _table(**rows: str) -> Mapping[str, str]:
    return {word: label for label, words in rows.items() for word in words.split()}


HEADS = _table(
    ORG="""ministry ministries department departments university universities college
    institute institution school academy faculty council committee subcommittee commission
    court tribunal parliament senate assembly congress cabinet government treasury ombudsman
    embassy consulate police army navy airforce force forces guard guards corps brigade
    brigades battalion regiment division command legion squad militia taskforce mission party
    front movement union federation confederation association organisation organization
    foundation fund bank group company co co. corp corp. corporation inc inc. ltd ltd. limited
    llc plc holdings holding enterprise enterprises consortium conglomerate syndicate exchange
    agency authority authorities bureau office board panel service services administration
    secretariat directorate inspectorate chamber caucus lobby bloc society club fc f.c. cf sc
    afc league team network alliance coalition forum trust partnership cooperative
    co-operative church diocese observatory watch partners associates capital ventures
    insurance news times post herald tribune gazette journal daily press tv television radio
    media magazine airlines airline airways motors industries technologies technology systems
    energy electronics pharmaceuticals pharma telecom telecommunications communications
    brothers sons studios studio entertainment records pictures consulting solutions labs
    laboratories laboratory orchestra band choir think-tank""",
    FAC="""airport airfield bridge road street avenue boulevard highway expressway freeway
    motorway roundabout bypass lane stadium arena park palace tower towers square plaza
    station port harbour harbor pier wharf dam mosque cathedral temple shrine monastery museum
    theatre theater auditorium prison jail building barracks checkpoint gate tunnel canal
    railway junction monument memorial fort castle hall hotel hospital mall garden gardens
    cemetery zoo refinery pipeline terminal""",
    LOC="""river lake island mountain mountains mount sea ocean bay gulf valley desert forest
    peninsula coast strait beach reef hills hill cape creek falls plateau basin delta lagoon
    archipelago canyon volcano glacier zone highlands lowlands steppe wetland wetlands
    triangle corridor""",
    GPE="""province district subdistrict county state states republic kingdom village town
    township city municipality emirate emirates prefecture territory territories region oblast
    governorate borough suburb canton islands isles""",
    EVENT="""war wars cup games festival olympics paralympics championship championships
    tournament summit conference symposium massacre revolution uprising intifada genocide
    riots coup referendum crisis disaster earthquake pandemic operation battle marathon race
    derby trophy prix expo fair exhibition biennale ceremony celebrations fest day week month
    year""",
    LAW="""act bill law laws constitution treaty agreement accord accords protocol charter
    code pact resolution ordinance decree amendment declaration memorandum covenant statute
    statutes regulation regulations convention""",
    NORP="people peoples nations tribe tribes",
    MISC="""award awards prize medal plan programme program project scheme initiative strategy
    vision doctrine dialogue series syndrome disease virus variant goals roadmap framework
    policy reform""",
)
"""What a name's last word says of it, or its last before "of" and "for"."""

FIRST = _table(
    ORG="""ministry ministerio ministère university universidad université instituto bank
    banco banque fc""",
    LOC="lake mount mt mt. cape gulf",
    FAC="puente hotel",
    EVENT="hurricane cyclone typhoon operation battle",
    LAW="article section chapter",
    MISC="project",
)
"""What a name's first word says of it, where the last says nothing."""

JOINTS = words_of("of for de del des du di da on in")
"""Words before which the head of a name stands."""
PARTICLES = words_of("bin bint ibn abu von van")
"""Words inside the names of persons."""

PERSON_NOUNS = TITLES | words_of(
    """actor actress activist adviser advisor advocate alhaja alhaji analyst anchor architect
    artist athlete attorney aunt author banker barrister billionaire blogger boxer brother
    businessman businesswoman campaigner candidate captain cardinal cartoonist ceo chancellor
    chef chemist choreographer cleric co-founder coach colleague columnist comedian commander
    commentator commissioner composer comrade conductor congressman congresswoman contestant
    convict coordinator correspondent councillor councilman councilwoman counterpart cousin
    critic curator cyclist dancer dato datuk daughter defendant defender deputy dermatologist
    designer developer dictator diplomat director dissident doctor don drummer dun economist
    editor emperor empress educator eng engineer engr entrepreneur envoy epidemiologist
    executive expert farmer father filmmaker fisherman footballer forward founder gangster
    goalkeeper golfer governor guitarist historian hon husband incumbent inspector inventor
    investigator journalist judge lawmaker lawyer leader lecturer legislator madam madame
    magistrate magnate manager mathematician mayor mep midfielder millionaire minister mla
    monk mother mp musician novelist nurse officer opener painter parliamentarian pastor
    patient philanthropist philosopher photographer physician physicist pianist pilot
    plaintiff playwright poet politician predecessor premier presenter president priest
    principal prisoner producer professor programmer prosecutor psychiatrist psychologist
    publicist puan rapper rector reporter representative researcher resident retiree rider
    ruler scholar scientist sculptor secretary-general senator sergeant sheikha shri singer
    sister skipper smt sociologist soldier solicitor son songwriter speaker specialist spinner
    spokesman spokesperson spokeswoman sprinter star strategist striker student successor
    superintendent superstar surgeon survivor suspect swimmer syed teacher technician teenager
    teammate treasurer trainer tycoon uncle undersecretary veteran vice-chairman
    vice-chancellor vice-president victim villager virologist vocalist volunteer warden widow
    wife winger winner witness worker wrestler writer youtuber influencer adv. brig. capt.
    col. eng. engr. gen. gov. hon. ing. lt. maj. prof. rep. rev rev. sen. sgt. sr."""
)
"""Nouns and titles that stand right before a person's name; alone they name nobody."""

_ALSO_GIVEN = frozenset({"amir", "emir", "sultan", "saint", "don", "major", "star", "king"})
"""Titles that are parts of names as well."""
OFFICES = (PERSON_NOUNS | {"crown", "mk", "mp", "pm", "cm", "majesty"}) - _ALSO_GIVEN
"""What stands before a person's name and is no part of it."""

OFFICE_WORDS = PERSON_NOUNS | words_of(
    """attorney general deputy assistant vice prime crown royal highness majesty excellency
    his her your the chief executive officer holy first second lady of and managing permanent
    presiding"""
)
"""Words of which the whole of an office is made: "the Crown Prince", "His Highness"."""

COMMON = words_of(
    """kingdom constitution independence riot chamber centre center team media project secretariat
    interior finance education commerce agriculture defence defense justice trade tourism
    energy transport welfare environment industry partition democracy ai atm atms ceo ceos cfo
    cio coo cto dna ev evs gdp gmt hr ict id ids it lng md moa moas mou mous mp mps nft nfts
    ngo ngos pcr phd pin pm pr sms suv suvs tv tvs vat vip vips"""
)
"""Words and abbreviations with capitals that are no names by themselves."""

_BODIES = words_of(
    """agency airline app bank brand broadcaster carmaker automaker chain channel charity club
    company conglomerate daily developer firm giant giants group insurer lender magazine maker
    manufacturer newspaper ngo nonprofit operator organisation organization outlet party
    platform portal retailer rivals side start-up startup subsidiary supplier tabloid
    think-tank thinktank watchdog website"""
)
_WHERE = words_of(
    """in near across throughout inside outside around within toward towards into via city
    capital village town province island region country nation county district southern
    northern eastern western central southeastern northeastern southwestern northwestern
    southeast northeast southwest northwest north south east west upper lower downtown nearby
    rural neighbouring neighboring mainland visit visiting visited leaving left reached
    reaching toured"""
)
_SPEAKING = words_of(
    """said says told tells added adds explained explains noted notes tweeted wrote writes
    argued argues insisted recalled recalls stressed continued admitted believes believed
    thinks felt lamented joked quipped remembers remembered replied smiled laughed retired
    died married lives grew joined resigned stated emphasised emphasized commented highlighted
    concluded scored"""
)
_STAFF = words_of(
    """spokesperson spokesman spokeswoman ceo chairman chairperson executive executives
    employees shares shareholders stock subsidiary newspaper website party app users
    headquarters staff boss chief founder cofounder co-founder members board lawmakers mps
    supporters fans volunteers activists workers"""
)
_FOLK = words_of(
    """people peoples community communities language tribe tribes culture tradition population
    woman women man men citizens nationals origin descent speaker speakers heritage"""
)
_ILLS = words_of(
    "pandemic virus variant vaccine vaccines outbreak infection infections patients cases"
)

Clues = Mapping[str, tuple[str, float]]

BEFORE: Clues = {
    **dict.fromkeys(PERSON_NOUNS, ("PERSON", 1.6)),
    **dict.fromkeys(_BODIES, ("ORG", 1.5)),
    **dict.fromkeys(_WHERE, ("GPE", 0.8)),
    **dict.fromkeys(words_of("said says adds added told tells replied asked"), ("PERSON", 0.7)),
    "from": ("GPE", 0.3),
    "to": ("GPE", 0.2),
    "at": ("FAC", 0.3),
}
"""What the word before a name says of it, and how strongly."""

AFTER: Clues = {
    **dict.fromkeys(_SPEAKING, ("PERSON", 0.6)),
    **dict.fromkeys(_STAFF, ("ORG", 0.8)),
    **dict.fromkeys(_FOLK, ("NORP", 1.2)),
    **dict.fromkeys(_ILLS, (OTHER, 2.0)),
    **dict.fromkeys(("residents", "airport", "border", "peninsula", "coast"), ("GPE", 0.8)),
    **dict.fromkeys(("river", "valley", "mountains", "forest", "basin"), ("LOC", 1.5)),
    "who": ("PERSON", 1.2),
    "whose": ("PERSON", 0.8),
    "whom": ("PERSON", 0.8),
}
"""What the word behind a name says of it."""

OWNED: Clues = {
    **dict.fromkeys(
        words_of(
            """wife husband father mother son daughter brother sister sons daughters parents
            family lawyer lawyers death career body widow friends friend face eyes birthday
            childhood life"""
        ),
        ("PERSON", 1.2),
    ),
    **dict.fromkeys(
        words_of(
            """capital president government army economy foreign largest border prime
            parliament constitution currency"""
        ),
        ("GPE", 0.8),
    ),
}
"""What the word behind a name and its possessive says of the name."""

_SITES = words_of(
    """capital city town village hamlet suburb neighbourhood neighborhood province region
    district state country island settlement port municipality commune county"""
)

KINDS_OF_NOUNS: Mapping[str, Mapping[str, float]] = {
    **{noun: {"PERSON": 1.5} for noun in PERSON_NOUNS | {"man", "woman", "boy", "girl", "native"}},
    **{
        noun: {"ORG": 1.5}
        for noun in _BODIES | words_of("body union movement coalition militia army")
    },
    **{noun: {"GPE": 1.5} for noun in _SITES},
    **{noun: {"LOC": 1.5} for noun in words_of("river lake mountain valley desert")},
}
"""What the noun says by which a name is explained: "Dosta, a small town"."""
