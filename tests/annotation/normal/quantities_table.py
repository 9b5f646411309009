"""How many: `words | low high best | modifier`; a dot is a number that nobody said."""

TABLE = """
7 | 7 7 7 | -
seven | 7 7 7 | -
Seven | 7 7 7 | -
twenty-four | 24 24 24 | -
2,300 | 2300 2300 2300 | -
2 300 | 2300 2300 2300 | -
1.5 million | 1500000 1500000 1500000 | -
half a dozen | 6 6 6 | -
a dozen | 12 12 12 | -
two dozen | 24 24 24 | -
a hundred | 100 100 100 | -
one hundred and twenty | 120 120 120 | -
two thousand three hundred | 2300 2300 2300 | -
half a million | 500000 500000 500000 | -
a | 1 1 1 | -
an | 1 1 1 | -
one | 1 1 1 | -
a car bomb | 1 1 1 | -
a single soldier | 1 1 1 | -
another soldier | 1 1 1 | -
another 12 | 12 12 12 | -
a further 12 | 12 12 12 | -
both soldiers | 2 2 2 | -
a pair of gunmen | 2 2 2 | -
nine Afghan soldiers | 9 9 9 | -
at least seven Afghan military personnel | 7 . . | at least
at least 7 | 7 . . | at least
no fewer than 30 | 30 . . | at least
not less than 30 | 30 . . | at least
upwards of 30 | 30 . . | at least
as few as 3 | 3 . . | at least
30 or more | 30 . . | at least
30-plus | 30 . . | at least
30+ | 30 . . | at least
more than 30 | 31 . . | more than
more than 100 attacks | 101 . . | more than
over 30 | 31 . . | more than
well over 100 | 101 . . | more than
more than a dozen | 13 . . | more than
more than one | 2 . . | more than
in excess of 500 | 501 . . | more than
up to 30 | . 30 . | at most
as many as 40 | . 40 . | at most
no more than 5 | . 5 . | at most
at most 12 | . 12 . | at most
a maximum of 10 | . 10 . | at most
fewer than 30 | . 29 . | fewer than
less than a hundred | . 99 . | fewer than
under 50 | . 49 . | fewer than
just under 200 | . 199 . | fewer than
nearly 30 people | . 30 . | nearly
almost 40 | . 40 . | nearly
approaching 1,000 | . 1000 . | nearly
nearly two dozen | . 24 . | nearly
about 30 | . . 30 | about
around 30 | . . 30 | about
some 30 | . . 30 | about
roughly 200 | . . 200 | about
an estimated 300 | . . 300 | about
approximately 1.2 million | . . 1200000 | about
close to 90 | . . 90 | about
30 or so | . . 30 | about
a dozen or so | . . 12 | about
between 20 and 30 | 20 30 . | between
20-30 | 20 30 . | between
20–30 | 20 30 . | between
20 to 30 | 20 30 . | between
from 20 to 30 | 20 30 . | between
two or three | 2 3 . | between
two to three hundred | 200 300 . | between
1.5 to 2 million | 1500000 2000000 . | between
about 20 to 30 | 20 30 . | between
at least 20 to 30 | 20 . . | at least
up to 20 or 30 | . 30 . | at most
7-7 | 7 7 7 | -
dozens | 24 . . | vague
dozens of civilians | 24 . . | vague
scores of people | 40 . . | vague
hundreds of families | 200 . . | vague
thousands | 2000 . . | vague
tens of | 20 . . | vague
tens of thousands | 20000 . . | vague
hundreds of thousands | 200000 . . | vague
millions of | 2000000 . . | vague
several others | 3 . . | vague
several hundred | 300 . . | vague
several dozen | 36 . . | vague
a few | 3 . . | vague
a few thousand | 3000 . . | vague
few | . . . | unknown
a handful of | 3 . . | vague
a couple | 2 2 2 | -
a couple of hundred | . . 200 | about
multiple | 2 . . | vague
at least dozens | 24 . . | at least
more than several hundred | 301 . . | more than
up to several hundred | . . . | at most
100s of | 200 . . | vague
no | 0 0 0 | none
none | 0 0 0 | none
none of the 30 | 0 0 0 | none
no casualties | 0 0 0 | none
zero | 0 0 0 | none
0 | 0 0 0 | none
not a single | 0 0 0 | none
no one | 0 0 0 | none
nobody | 0 0 0 | none
unknown number of | . . . | unknown
an unknown number of people | . . . | unknown
an unspecified number | . . . | unknown
a number of | . . . | unknown
many | . . . | unknown
numerous | . . . | unknown
some soldiers | . . . | unknown
some | . . . | unknown
most of them | . . . | unknown
a 25-year-old man | 1 1 1 | -
30 may have died | 30 30 30 | -
the 15 men | 15 15 15 | -
all 12 | 12 12 12 | -
only three | 3 3 3 | -
exactly 40 | 40 40 40 | -
a total of 30 | 30 30 30 | -
a group of about 30 men | . . 30 | about
34 provinces | 34 34 34 | -
26 of the nation's 34 provinces | 26 26 26 | -
one or two | 1 2 . | between
30 soldiers and 20 civilians | 30 30 30 | -
seven, including a child | 7 7 7 | -
two score | 40 40 40 | -
a score | 20 20 20 | -
his two sons | 2 2 2 | -
an additional 20 | 20 20 20 | -
at least 30 or 40 | 30 . . | at least
about a dozen | . . 12 | about
nearly none | . . . | unknown
0 killed | 0 0 0 | none
a few hundred thousand | 300000 . . | vague
fewer than 0 | . . . | unknown
thirty-one | 31 31 31 | -
one hundred and five | 105 105 105 | -
seven hundred | 700 700 700 | -
1,234,567 | 1234567 1234567 1234567 | -
twenty to thirty | 20 30 . | between
nineteen | 19 19 19 | -
almost no soldiers | . . . | unknown
"""

# fmt: off
NOT_READ = (
    "30-20", "30%", "30 percent", "30 per cent", "2-6%", "2-6% of 34", "$30", "€5 million",
    "30 dollars", "5 million euros", "30 million US dollars", "third", "3rd", "the 20th",
    "two-thirds", "a third of", "one third", "a quarter", "half", "half of the force",
    "one in three", "25-year-old", "10-member", "24 hours", "three days", "5 km", "20 kilometres",
    "10:30", "9/11", "2 May", "30 May 2021", "1.5", "2,30", "2.300", "1.5m", "1990s", "two two",
    "-3", "No. 5", "no longer", "no more", "the bodies of seven", "killed 30", "soldiers", "",
    "?", "hundreds of kilometres", "several weeks", "dozens of times", "score",
    "999999999999999999", "0.5", "two and a half", "a day", "no 5 people",
)
# fmt: on
