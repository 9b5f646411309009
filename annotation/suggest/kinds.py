"""What a common noun means where it fills a role: wider than what is marked wherever it stands.

"Guests" or "the vehicle" are no mentions by themselves; who was hurt and what was hit are. The
lexicon's nominals come first, then these words, then the ending of a word, then the role: whoever
is killed, hurt or taken is somebody.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

_PEOPLE = frozenset(
    """
    others neighbour neighbor couple brother sister son daughter father mother parent wife husband
    widow cousin uncle aunt nephew niece twin baby infant toddler teenager teen youth youngster
    adult elderly schoolchild schoolboy schoolgirl pupil kid grandmother grandfather relative spouse
    fiance boyfriend girlfriend friend colleague comrade companion body corpse remains life soul
    casualty patient passenger crew crewman pilot sailor captain lieutenant sergeant major officer
    official chief boss head director manager employee employer staff staffer personnel clerk cook
    guest customer shopper visitor traveler traveller commuter motorist cyclist pedestrian diner
    crowd fan spectator player footballer athlete coach artist writer author poet actor singer
    blogger editor photographer cameraman lawyer attorney solicitor barrister juror jury suspect
    defendant convict inmate perpetrator culprit murderer killer shooter stabber arsonist thief
    robber smuggler trafficker dealer hacker spy agent informant mole collaborator traitor defector
    deserter veteran recruit cadet trooper gunner agent detective investigator inspector sheriff
    constable patrolman bodyguard firefighter fireman paramedic surgeon physician psychologist
    scientist engineer technician expert analyst scholar professor lecturer historian researcher
    shopkeeper trader merchant vendor fisherman herder shepherd miner labourer laborer builder
    plumber electrician carpenter mechanic forester villager islander settler squatter immigrant
    emigrant expatriate foreigner national native citizen voter candidate senator congressman
    councillor councilor chairman chairwoman secretary premier chancellor dictator monarch king queen
    prince princess sultan emir sheikh bishop pope rabbi monk nun preacher pastor missionary faithful
    worshiper devotee believer extremist radical nationalist hardliner reformer dissident loyalist
    royalist monarchist leftist anarchist communist fascist neo-nazi supremacist islamist sympathiser
    sympathizer follower member participant organiser organizer founder owner landlord tenant
    homeowner householder orphan invalid subject individual person folk folks guy lady gentleman
    heir rival enemy foe opponent adversary ally partner mediator broker delegate representative
    aide adviser advisor consultant counsellor volunteer aidworker helper rescuer teacher thousands
    hundreds dozens scores tens millions many several some bystander onlooker passerby passers-by
    sniper hijacker abductor tribesman clansman gunman masked party-goer concertgoer partygoer runner
    attacker bomber mastermind plotter jihadi operative henchman thug toughs vigilante hooligan
    """.split()
)
_BODIES = frozenset(
    """
    group side party team network organization organisation company firm business bank corporation
    institution body institute department bureau office agency watchdog ministry newspaper
    broadcaster magazine outlet media press website republic empire kingdom bloc alliance
    leadership command patrol convoy unit squadron fleet troop troops force forces service services
    police cell gang club association federation league foundation house senate congress assembly
    parliament tribunal jury bench campaign opposition government authorities kremlin
    """.split()
)
_SITES = frozenset(
    """
    headquarters station monument statue memorial store supermarket bar pub nightclub club disco cafeteria
    canteen theatre theater library bookshop theatre concert hall room ward corridor lobby entrance
    gate door window wall roof ceiling floor fence yard garden park playground field terminal
    terminus station depot garage car-park lot hangar runway dock quay pier plant mill mine well
    laboratory lab silo tower skyscraper block flat apartment tent hut shack cottage villa mansion
    residence dwelling property estate complex facility installation infrastructure site scene
    position post settlement outskirts crossing junction roundabout intersection lane avenue
    alley track railway line metro subway platform post-office bank branch stall kiosk shopfront
    dormitory hostel seminary madrassa convent chapel basilica mausoleum cemetery graveyard grave
    tomb embankment canal reservoir barrage substation pylon grid waterworks sawmill workshop
    bus-station centre center consulate mission tribunal courtroom cell jail complex campus classroom
    """.split()
)
_VEHICLES = frozenset(
    """
    vehicle car truck lorry van bus minibus coach tram train carriage motorcycle motorbike bicycle
    scooter taxi cab ambulance jeep pickup suv tractor trailer tanker ship vessel boat dinghy ferry
    yacht freighter trawler plane airplane aeroplane airliner airplane jetliner satellite balloon
    device package parcel letter briefcase suitcase backpack bag detonator fuse fertilizer
    fertiliser gasoline petrol acid chemical gas toxin poison sarin chlorine hammer baton stick rod
    bottle brick rock arrow crossbow razor blade scissors rope belt vest round projectile warhead
    cartridge pellet debris
    """.split()
)
_TERRAIN = frozenset(
    """
    place area zone part district quarter corner spot location site scene north south east west
    northeast northwest southeast southwest centre center middle edge shore bank beach bay gulf
    strait ocean plain plateau canyon gorge pass slope peak ridge cave jungle swamp oasis soil
    ground land territory homeland heartland countryside suburb downtown vicinity surroundings
    airspace waters peninsula archipelago corridor route continent hemisphere world
    """.split()
)
_STATES = frozenset("island kingdom empire republic nation country state territory colony".split())
_KINDS = {
    **dict.fromkeys(_TERRAIN, "location"),
    **dict.fromkeys(_SITES, "facility"),
    **dict.fromkeys(_VEHICLES, "weapon"),
    **dict.fromkeys(_STATES, "gpe"),
    **dict.fromkeys(_BODIES, "organisation"),
    **dict.fromkeys(_PEOPLE, "person"),
}
_ENDINGS = ("er", "or", "ist", "man", "woman", "men", "women", "ian", "eer", "ee")
_THINGS = frozenset(
    """
    number order power letter paper water matter quarter winter summer border murder disaster answer
    danger fever river tower layer chapter factor sector error terror horror mirror minor motor
    computer container cover shelter server poster rubber timber copper silver feather finger
    shoulder list twist mist wrist committee coffee knee tree fee degree guarantee weather dinner
    supper encounter offer surrender barrier career frontier pioneer carrier hunger anger newspaper
    cancer center thriller former latter remainder transfer banner counter register order behavior
    behaviour labor labour favor favour honor honour color colour flavour rumor rumour harbor
    harbour tumour tumor humour humor ladder gender wonder theater cluster bluster disorder chamber
    december september october november member-state charter quarter trigger locker printer
    """.split()
)
_HARMED = frozenset({"victim"})
_ACTS = frozenset({"attacker", "recipient"})
_SHORTEST = 5


def kind_of(token: "Token", roles: "Collection[str]") -> str | None:
    """Return the type of entity that a noun means in one of these roles, None where unclear."""
    if token.pos_ not in {"NOUN", "ADJ", "NUM"}:
        return None
    lemma = token.lemma_.lower()
    kind = _KINDS.get(lemma) or _KINDS.get(token.lower_)
    if kind is not None:
        return kind
    if token.pos_ != "NOUN":
        return None
    if _is_doer(lemma) and not _HARMED.union(_ACTS).isdisjoint(roles):
        return "person"
    return "person" if roles and _HARMED.issuperset(roles) and token.tag_ == "NNS" else None


def _is_doer(lemma: str) -> bool:
    """Whether a noun ends like a word for somebody who does or has something: "forester"."""
    return len(lemma) >= _SHORTEST and lemma.endswith(_ENDINGS) and lemma not in _THINGS
