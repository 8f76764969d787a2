"""Which names people and places get. Common first names and surnames, drawn apart; streets and towns are invented."""

from dataclasses import dataclass

from kring.demo.story.choices import Sex
from kring.demo.story.draws import Draw


@dataclass(frozen=True, slots=True)
class Names:
    """First names that parents give, first names of an older generation, and surnames with their prefix."""

    girls: tuple[str, ...]
    boys: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[str, ...]
    language: str = ""


def split(text: str) -> tuple[str, ...]:
    """Names from a list with commas."""
    return tuple(part.strip() for part in text.split(","))


DUTCH = Names(
    girls=split(
        "Emma, Julia, Tess, Sara, Lotte, Evi, Fenna, Nova, Liv, Roos, Saar, Yara, Lynn, Maud, Anna, Lieke, Isa, Noa, Fleur, Elin, "
        "Puck, Veerle, Jasmijn, Romy, Lauren, Eva, Zoë, Mila, Bo, Sofie, Merel, Lisa, Amy, Femke, Iris"
    ),
    boys=split(
        "Daan, Luuk, Sem, Finn, Bram, Mees, Jesse, Thijs, Lars, Teun, Milan, Sven, Gijs, Ruben, Stijn, Tijn, Max, Jurre, Siem, Floris, "
        "Niek, Jens, Cas, Hugo, Tygo, Mats, Boaz, Roan, Levi, Tim, Joep, Dex, Owen, Pim, Koen"
    ),
    women=split(
        "Marieke, Sandra, Linda, Esther, Chantal, Wendy, Kim, Anouk, Ilse, Manon, Petra, Mirjam, Daphne, Nicole, Suzanne, Kelly, Marloes, "
        "Ingrid, Bianca, Saskia, Judith, Laura, Denise, Roxanne, Carla, Astrid, Tamara, Monique, Jolanda, Renske, Sharon, Naomi, Hanneke"
    ),
    men=split(
        "Mark, Jeroen, Dennis, Peter, Ronald, Bas, Erik, Martijn, Patrick, Richard, Sander, Marco, Wouter, Robert, Kevin, Danny, Tom, Michel, "
        "Johan, Arjan, Rick, Frank, Bart, Edwin, Remco, Vincent, Stefan, Jasper, Roy, Maarten, Rob, Gerard, Willem"
    ),
    surnames=split(
        "de Vries, Jansen, van den Berg, Bakker, van Dijk, Visser, Smit, Meijer, de Groot, Bos, Mulder, Peters, Hendriks, van Leeuwen, Dekker, "
        "Brouwer, de Wit, Dijkstra, Smits, de Graaf, van der Meer, Kok, Jacobs, de Haan, Vermeulen, van der Veen, Schouten, Willems, van der Heijden, "
        "Prins, Postma, Kuipers, Veenstra, van Wijk, Groen, Hofman, Koster, Maas, Verhoeven, Blom, Huisman, Kramer, van Vliet, Bosman, Scholten, "
        "Kuiper, Timmermans, Driessen, de Boer, Hoekstra, van Dam, van der Linden, Molenaar, Wolters, Boersma, van Beek, Verbeek"
    ),
)
MOROCCAN = Names(
    girls=split("Yasmina, Noor, Safa, Aya, Hiba, Salma, Imane, Lina, Dounia, Sirine, Malak, Rania, Ines, Jihane"),
    boys=split(
        "Ilyas, Rayan, Ayoub, Zakaria, Bilal, Anas, Younes, Adam, Ismail, Soufian, Walid, Naoufal, Amine, Nassim"
    ),
    women=split("Fatima, Naima, Samira, Latifa, Hanane, Karima, Loubna, Souad, Malika, Nadia, Ikram, Hayat, Bouchra"),
    men=split("Mohamed, Hassan, Rachid, Said, Abdel, Mustapha, Khalid, Nordin, Jamal, Driss, Hicham, Tarik, Omar"),
    surnames=split(
        "El Idrissi, Bouali, Amrani, Haddou, Ben Salah, Ouali, Tahiri, Chakir, El Khatib, Azzouzi, Lahlou, Zerouali, Mansouri"
    ),
    language="Tarifit",
)
TURKISH = Names(
    girls=split("Elif, Zeynep, Defne, Azra, Ecrin, Esila, Melis, Irem, Sude, Beren, Nisa, Ceylin"),
    boys=split("Emir, Yusuf, Kerem, Emre, Berat, Arda, Deniz, Mert, Efe, Ömer, Kaan, Baran"),
    women=split("Ayse, Emine, Hatice, Sevgi, Gülsen, Derya, Fadime, Songül, Nurcan, Meryem, Özlem, Esra"),
    men=split("Mehmet, Mustafa, Ali, Hüseyin, Murat, Hakan, Serkan, Ibrahim, Yavuz, Erdal, Cem, Orhan"),
    surnames=split("Yilmaz, Kaya, Demir, Sahin, Celik, Yildiz, Arslan, Dogan, Kilic, Aslan, Cetin, Kara, Koc, Özdemir"),
    language="Turks",
)
CARIBBEAN = Names(
    girls=split("Shanice, Jaylinn, Kiara, Naomi, Faith, Joy, Destiny, Mariah, Amaya, Djenna, Chiara, Shaneequa"),
    boys=split("Jayden, Giovanni, Dylano, Quincy, Xavier, Rivaldo, Jahmal, Clifton, Tyrese, Ruën, Damian, Elijah"),
    women=split(
        "Sharon, Cheryl, Jacqueline, Melissa, Priscilla, Rowena, Gracia, Marlène, Sherida, Urmila, Anoushka, Shirley"
    ),
    men=split("Clyde, Marlon, Ruben, Ricardo, Gregory, Winston, Orlando, Ramon, Humphrey, Sergio, Vishal, Jerrel"),
    surnames=split(
        "Pinas, Wijngaarde, Kartosen, Martina, Felicia, Ramdin, Baldewsingh, Slijngard, Cijntje, Doorson, Mahabier, Zichem, Winklaar"
    ),
)
EASTERN = Names(
    girls=split("Zuzanna, Maja, Lena, Oliwia, Alicja, Sofia, Daria, Viktoria, Ioana, Milena"),
    boys=split("Jakub, Kacper, Filip, Oskar, Szymon, Aleks, Nikola, Andrei, Mateusz, Dawid"),
    women=split("Agnieszka, Katarzyna, Joanna, Monika, Ewa, Magdalena, Elena, Mihaela, Desislava, Iwona"),
    men=split("Piotr, Tomasz, Krzysztof, Marcin, Pawel, Radu, Georgi, Dariusz, Wojciech, Bogdan"),
    surnames=split("Nowak, Wisniewski, Zielinska, Mazur, Krawczyk, Popescu, Ivanov, Kaminska, Dudek, Petrov, Wrona"),
    language="Pools",
)
LEVANT = Names(
    girls=split("Rima, Sidra, Hala, Maryam, Jana, Lamar, Feven, Selam, Zahra, Nasrin, Asal"),
    boys=split("Karam, Amir, Yazan, Hamza, Laith, Samuel, Filmon, Idris, Navid, Arian, Elias"),
    women=split("Rasha, Hiba, Amal, Ghada, Lubna, Tsega, Saba, Leila, Parisa, Farida, Hodan"),
    men=split("Ahmad, Firas, Bassam, Mahmoud, Samer, Tesfay, Yonas, Reza, Farhad, Nabil, Abdi"),
    surnames=split(
        "Al Hariri, Haddad, Khalil, Darwish, Tesfamariam, Ghebremedhin, Karimi, Rahimi, Hassani, Warsame, Shami"
    ),
    language="Arabisch",
)
ORIGINS: dict[Names, float] = {DUTCH: 64, MOROCCAN: 8, TURKISH: 8, CARIBBEAN: 9, EASTERN: 5, LEVANT: 6}

MUNICIPALITY_STARTS = split(
    "Linde, Halm, Ouden, Brander, Wester, Nieuwe, Zilver, Meer, Hagel, Koren, Elzen, Sparren, Duinen, Wilgen, Ganzen, Riet"
)
MUNICIPALITY_ENDS = split("veen, dam, kerke, hoven, waard, brugge, rade, monde, akker, sluis")
STREETS = split(
    "Appelvinkgaarde, Bijenkorfpad, Dauwtrapperslaan, Eikelgaarde, Fluitenkruidhof, Grutterskade, Harpijnstraat, Hooiwagenweg, "
    "Klokbekerstraat, Korenwolfpad, Lakenweverskade, Madeliefgaarde, Notenkrakerhof, Oeverzwaluwkade, Pannenkoekstraat, "
    "Regenbooggaarde, Schaapherdershof, Spinnewielstraat, Theekoepelpad, Turfschipperskade, Uilskuikenstraat, Veerpontlaan, "
    "Waterspiegelkade, Wolkenveldstraat, IJsvogelgaarde, Zandlopershof, Zilvervlietkade, Zonnedauwpad, Bezembinderstraat, Kiekendiefhof"
)
SCHOOLS = split(
    "De Regenton, De Windroos, Het Kompas, De Vlinderboom, De Zandkorrel, De Springplank, De Wilgenroos, Het Baken, De Klaproos, De Ark, "
    "De Boomgaard, De Horizon"
)
COLLEGES = split("Lindecollege, Meerlandcollege, Het Veerhuis, De Ganzenveer, Zilverlandcollege, Het Korenveld")


def municipality_name(number: int) -> str:
    """The name of the number-th municipality; the first 160 all differ."""
    starts, ends = MUNICIPALITY_STARTS, MUNICIPALITY_ENDS
    shift = number // len(starts)
    name = starts[number % len(starts)] + ends[(number + shift) % len(ends)]
    return name if number < len(starts) * len(ends) else f"{name} {number}"


def split_surname(surname: str) -> tuple[str, str]:
    """Prefix and surname: "van der Meer" becomes ("van der", "Meer"); "El Idrissi" keeps its capital."""
    words = surname.split()
    small = [word for word in words if word[0].islower()]
    return " ".join(small), " ".join(words[len(small) :])


def first_name(draw: Draw, names: Names, sex: Sex, *, child: bool, taken: set[str]) -> str:
    """A first name that nobody in the family has yet."""
    if child:
        pool = names.girls if sex is Sex.FEMALE else names.boys
    else:
        pool = names.women if sex is Sex.FEMALE else names.men
    free = [name for name in pool if name not in taken] or list(pool)
    name = draw.choice(free)
    taken.add(name)
    return name


def bsn_that_fails(draw: Draw, number: int, place: int) -> str:
    """Nine digits, unique for this person of this family, that fail the eleven-test.

    The first eight are a one-to-one scramble of family and place (up to sixteen persons a family, six million families).
    """
    scrambled = ((number * 16 + place + 1) * 76_543_217) % 100_000_000
    first = f"{scrambled:08d}"
    weighed = sum(int(digit) * weight for digit, weight in zip(first, range(9, 1, -1), strict=True))
    last = draw.choice([digit for digit in range(10) if (weighed - digit) % 11 != 0])
    return f"{first}{last}"


def postcode(draw: Draw) -> str:
    """Four digits and letters that are never given out."""
    return f"{draw.randint(1000, 9999)} {draw.choice(('SA', 'SD', 'SS'))}"


def phone(draw: Draw) -> str:
    """A number in 06 - 00, a range that is not given out."""
    return f"06 - 00 00 {draw.randint(0, 99):02d} {draw.randint(0, 99):02d}"
