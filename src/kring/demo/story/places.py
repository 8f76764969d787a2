"""Where people can be found, and what is withheld from whom."""

from kring.demo.story.choices import Lives, MemberRole, PlaceKind
from kring.demo.story.names import STREETS, phone, postcode
from kring.demo.story.shapes import PlaceStory
from kring.demo.story.telling import Telling

WITHHELD = (
    "Woont op een adres dat {ander} niet mag weten; zo afgesproken bij de veiligheidsafspraken.",
    "Na bedreiging verhuisd. Het adres is geheim voor {ander}.",
    "{ouder} heeft gevraagd dit niet te delen met {ander}; het veiligheidsteam vindt dat terecht.",
)


def places_of(at: Telling) -> tuple[PlaceStory, ...]:
    """Addresses of the homes, a telephone for every adult, schools of the children."""
    draw, people = at.draw, at.people
    secret = people.hides
    withheld = (people.other.key,) if secret and people.other else ()
    because = at.say(WITHHELD) if secret else ""
    found: list[PlaceStory] = []

    def put(kind: PlaceKind, persons: list[str], *, hidden: bool, **rest: str | None) -> None:
        found.append(
            PlaceStory(
                key=at.key("place"),
                kind=kind,
                persons=tuple(persons),
                withheld_from=withheld if hidden else (),
                withheld_because=because if hidden else "",
                **rest,  # type: ignore[arg-type]
            )
        )

    for home in people.households:
        living = [row.person for row in people.residences if row.household == home.key]
        put(
            PlaceKind.ADDRESS,
            living,
            hidden=home.key == "first",
            household=home.key,
            street=draw.choice(STREETS),
            house_number=str(draw.randint(1, 180)),
            postcode=postcode(draw),
            town=at.block.town,
        )
    for adult in [*people.adults, *people.network]:
        first = people.lives.get(adult.key) is Lives.FIRST
        put(PlaceKind.PHONE, [adult.key], hidden=first, phone=phone(draw))
    schools = {organisation.key.rsplit("-", 1)[1]: organisation for organisation in at.block.organisations}
    for kind, least, most in (("school", 4, 11), ("college", 12, 17)):
        pupils = [
            child.key
            for child in people.children
            if people.roles[child.key] is MemberRole.CHILD and least <= child.age_on(at.today) <= most
        ]
        if pupils:
            put(PlaceKind.SCHOOL, pupils, hidden=True, name=schools[kind].name, town=at.block.town)
    return tuple(found)
