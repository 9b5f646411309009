"""What times mean: one line for each case, in groups by the article's date and the tense.

words | value | type and modifier | first and last day | precision | rule; a lone `-` is None.
"""

TABLE = """
[2021-05-06 past]
On Friday | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | weekday
on Tuesday | 2021-05-04 | DATE | 2021-05-04..2021-05-04 | day | weekday
Wednesday | 2021-05-05 | DATE | 2021-05-05..2021-05-05 | day | weekday
Thursday | 2021-05-06 | DATE | 2021-05-06..2021-05-06 | day | weekday
Monday | 2021-05-03 | DATE | 2021-05-03..2021-05-03 | day | weekday
Sunday | 2021-05-02 | DATE | 2021-05-02..2021-05-02 | day | weekday
Fri. | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | weekday
Friday’s | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | weekday
last Friday | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | last-weekday
last Thursday | 2021-04-29 | DATE | 2021-04-29..2021-04-29 | day | last-weekday
next Friday | 2021-05-07 | DATE | 2021-05-07..2021-05-07 | day | next-weekday
this Friday | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | this-weekday
this past Friday | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | last-weekday
Friday last week | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | weekday-of-week
Wednesday of this week | 2021-05-05 | DATE | 2021-05-05..2021-05-05 | day | weekday-of-week
Monday next week | 2021-05-10 | DATE | 2021-05-10..2021-05-10 | day | weekday-of-week
this week | 2021-W18 | DATE | 2021-05-03..2021-05-06 | week | this-week
last week | 2021-W17 | DATE | 2021-04-26..2021-05-02 | week | last-week
next week | 2021-W19 | DATE | 2021-05-10..2021-05-16 | week | next-week
this month | 2021-05 | DATE | 2021-05-01..2021-05-06 | month | this-month
last month | 2021-04 | DATE | 2021-04-01..2021-04-30 | month | last-month
next month | 2021-06 | DATE | 2021-06-01..2021-06-30 | month | next-month
this year | 2021 | DATE | 2021-01-01..2021-05-06 | year | this-year
last year | 2020 | DATE | 2020-01-01..2020-12-31 | year | last-year
next year | 2022 | DATE | 2022-01-01..2022-12-31 | year | next-year
earlier this month | 2021-05 | DATE | 2021-05-01..2021-05-06 | month | earlier-this-month
earlier this week | 2021-W18 | DATE | 2021-05-03..2021-05-06 | week | earlier-this-week
later this year | 2021 | DATE | 2021-05-06..2021-12-31 | year | later-this-year
in February last year | 2020-02 | DATE | 2020-02-01..2020-02-29 | month | month-year
last February | 2021-02 | DATE | 2021-02-01..2021-02-28 | month | last-named-month
last May | 2020-05 | DATE | 2020-05-01..2020-05-31 | month | last-named-month
next May | 2022-05 | DATE | 2022-05-01..2022-05-31 | month | next-named-month
this February | 2021-02 | DATE | 2021-02-01..2021-02-28 | month | this-named-month
two days ago | 2021-05-04 | DATE | 2021-05-04..2021-05-04 | day | ago
three weeks ago | 2021-W15 | DATE | 2021-04-12..2021-04-18 | week | ago
two months ago | 2021-03 | DATE | 2021-03-01..2021-03-31 | month | ago
a year ago | 2020 | DATE | 2020-01-01..2020-12-31 | year | ago
ten years ago | 2011 | DATE | 2011-01-01..2011-12-31 | year | ago
a decade ago | 2011 | DATE | 2011-01-01..2011-12-31 | year | ago
48 hours ago | 2021-05-04 | DATE | 2021-05-04..2021-05-04 | day | ago
six hours ago | 2021-05-05/2021-05-06 | DATE APPROX | 2021-05-05..2021-05-06 | day | ago
about two weeks ago | 2021-W16 | DATE APPROX | 2021-04-19..2021-04-25 | week | ago
a couple of weeks ago | 2021-W16 | DATE APPROX | 2021-04-19..2021-04-25 | week | ago
days ago | PAST_REF | DATE APPROX | - | unknown | vague-past
the past week | P1W | DURATION | 2021-04-29..2021-05-06 | week | rolling-past
the last 24 hours | PT24H | DURATION | 2021-05-05..2021-05-06 | day | rolling-past
over the past three months | P3M | DURATION | 2021-02-06..2021-05-06 | month | rolling-past
the past two years | P2Y | DURATION | 2019-05-06..2021-05-06 | year | rolling-past
the next three days | P3D | DURATION | 2021-05-06..2021-05-09 | day | rolling-future
recent days | PAST_REF | DATE APPROX | - | unknown | vague-past
in recent weeks | PAST_REF | DATE APPROX | - | unknown | vague-past
the past few days | PAST_REF | DATE APPROX | - | unknown | vague-past
recently | PAST_REF | DATE APPROX | - | unknown | vague-past
the coming weeks | FUTURE_REF | DATE APPROX | - | unknown | vague-future
May 1 | 2021-05-01 | DATE | 2021-05-01..2021-05-01 | day | month-day
1 May | 2021-05-01 | DATE | 2021-05-01..2021-05-01 | day | month-day
May 6 | 2021-05-06 | DATE | 2021-05-06..2021-05-06 | day | month-day
May 7 | 2020-05-07 | DATE | 2020-05-07..2020-05-07 | day | month-day
1st of May | 2021-05-01 | DATE | 2021-05-01..2021-05-01 | day | month-day
the third of May | 2021-05-03 | DATE | 2021-05-03..2021-05-03 | day | month-day
3 May | 2021-05-03 | DATE | 2021-05-03..2021-05-03 | day | month-day
May 2020 | 2020-05 | DATE | 2020-05-01..2020-05-31 | month | month-year
May | 2021-05 | DATE | 2021-05-01..2021-05-06 | month | month
spring | 2021-SP | DATE APPROX | 2021-03-01..2021-05-06 | month | season
last summer | 2020-SU | DATE APPROX | 2020-06-01..2020-08-31 | month | season
winter 2019 | 2019-WI | DATE APPROX | 2019-12-01..2020-02-29 | month | season
September | 2020-09 | DATE | 2020-09-01..2020-09-30 | month | month
in March | 2021-03 | DATE | 2021-03-01..2021-03-31 | month | month
the 1990s | 199 | DATE | 1990-01-01..1999-12-31 | year | decade
the 1800s | 18 | DATE | 1800-01-01..1899-12-31 | year | century
the early 1800s | 18 | DATE START | 1800-01-01..1899-12-31 | year | century
in the 1900s | 19 | DATE | 1900-01-01..1999-12-31 | year | century
the 2000s | 200 | DATE | 2000-01-01..2009-12-31 | year | decade
2019 | 2019 | DATE | 2019-01-01..2019-12-31 | year | year
2 March 2024 | 2024-03-02 | DATE | 2024-03-02..2024-03-02 | day | full-date
March 2nd, 2024 | 2024-03-02 | DATE | 2024-03-02..2024-03-02 | day | full-date
Saturday, May 1, 2021 | 2021-05-01 | DATE | 2021-05-01..2021-05-01 | day | full-date
Friday 30 April | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | month-day
the week of 3 May | 2021-W18 | DATE | 2021-05-03..2021-05-06 | week | week-of
30/04/2021 | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | numeric-date
30.04.2021 | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | numeric-date
2021/04/30 | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | numeric-date
2021-04-30 | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | iso
2021-04 | 2021-04 | DATE | 2021-04-01..2021-04-30 | month | iso
2021-W17 | 2021-W17 | DATE | 2021-04-26..2021-05-02 | week | iso
2021-04-30TEV | 2021-04-30TEV | TIME | 2021-04-30..2021-04-30 | day | iso
2021-04-30T10:30 | 2021-04-30T10:30 | TIME | 2021-04-30..2021-04-30 | day | iso
Q1 2020 | 2020-Q1 | DATE | 2020-01-01..2020-03-31 | month | part-of-year
the first half of 2020 | 2020-H1 | DATE | 2020-01-01..2020-06-30 | month | part-of-year
Friday evening | 2021-04-30TEV | TIME | 2021-04-30..2021-04-30 | day | part-of-day
the evening of 3 May | 2021-05-03TEV | TIME | 2021-05-03..2021-05-03 | day | part-of-day
early Sunday morning | 2021-05-02TMO | TIME START | 2021-05-02..2021-05-02 | day | part-of-day
the early hours of Sunday | 2021-05-02TMO | TIME START | 2021-05-02..2021-05-02 | day | part-of-day
at dawn on Saturday | 2021-05-01TMO | TIME START | 2021-05-01..2021-05-01 | day | part-of-day
late Friday night | 2021-04-30TNI | TIME END | 2021-04-30..2021-04-30 | day | part-of-day
this morning | 2021-05-06TMO | TIME | 2021-05-06..2021-05-06 | day | part-of-day
last night | 2021-05-05TNI | TIME | 2021-05-05..2021-05-05 | day | last-night
yesterday afternoon | 2021-05-05TAF | TIME | 2021-05-05..2021-05-05 | day | part-of-day
tomorrow night | 2021-05-07TNI | TIME | 2021-05-07..2021-05-07 | day | part-of-day
tonight | 2021-05-06TNI | TIME | 2021-05-06..2021-05-06 | day | tonight
overnight | 2021-05-05TNI | TIME | 2021-05-05..2021-05-06 | day | overnight
at 3 pm on Friday | 2021-04-30T15:00 | TIME | 2021-04-30..2021-04-30 | day | clock
Friday at 10:30 | 2021-04-30T10:30 | TIME | 2021-04-30..2021-04-30 | day | clock
noon | XXXX-XX-XXT12:00 | TIME | - | unknown | part-of-day
at 1500 GMT | XXXX-XX-XXT15:00 | TIME | - | unknown | clock
today | 2021-05-06 | DATE | 2021-05-06..2021-05-06 | day | today
yesterday | 2021-05-05 | DATE | 2021-05-05..2021-05-05 | day | yesterday
tomorrow | 2021-05-07 | DATE | 2021-05-07..2021-05-07 | day | tomorrow
the day before yesterday | 2021-05-04 | DATE | 2021-05-04..2021-05-04 | day | day-before-yesterday
now | PRESENT_REF | DATE | - | unknown | present
the 3rd | 2021-05-03 | DATE | 2021-05-03..2021-05-03 | day | day-of-month
the 31st | 2021-03-31 | DATE | 2021-03-31..2021-03-31 | day | day-of-month
mid-March | 2021-03 | DATE MID | 2021-03-01..2021-03-31 | month | month
late April | 2021-04 | DATE END | 2021-04-01..2021-04-30 | month | month
early 2020 | 2020 | DATE START | 2020-01-01..2020-12-31 | year | year
the end of April | 2021-04 | DATE END | 2021-04-01..2021-04-30 | month | month
early on Sunday | 2021-05-02 | DATE START | 2021-05-02..2021-05-02 | day | weekday
late on Friday | 2021-04-30 | DATE END | 2021-04-30..2021-04-30 | day | weekday
around 20 April | 2021-04-20 | DATE APPROX | 2021-04-20..2021-04-20 | day | month-day
the weekend | 2021-W17-WE | DATE | 2021-05-01..2021-05-02 | week | weekend
last weekend | 2021-W17-WE | DATE | 2021-05-01..2021-05-02 | week | last-weekend
next weekend | 2021-W18-WE | DATE | 2021-05-08..2021-05-09 | week | next-weekend
24 hours | PT24H | DURATION | - | unknown | duration
over 24 hours | PT24H | DURATION | - | unknown | duration
three weeks | P3W | DURATION | - | unknown | duration
in three days | P3D | DURATION | - | unknown | duration
two and a half years | P2.5Y | DURATION | - | unknown | duration
half an hour | PT30M | DURATION | - | unknown | duration
nearly three weeks | P3W | DURATION LESS_THAN | - | unknown | duration
more than two years | P2Y | DURATION MORE_THAN | - | unknown | duration
up to six months | P6M | DURATION EQUAL_OR_LESS | - | unknown | duration
at least 10 days | P10D | DURATION EQUAL_OR_MORE | - | unknown | duration
for over a month | P1M | DURATION MORE_THAN | - | unknown | duration
several years | PXY | DURATION | - | unknown | duration
for decades | PXY | DURATION | - | unknown | duration
PT24H | PT24H | DURATION | - | unknown | iso
P3D | P3D | DURATION | - | unknown | iso
since Monday | 2021-05-03 | DATE AFTER | 2021-05-03..2021-05-06 | day | since
since 2014 | 2014 | DATE AFTER | 2014-01-01..2021-05-06 | year | since
after Monday | 2021-05-03 | DATE AFTER | 2021-05-04..2021-05-06 | day | after
by September | 2020-09 | DATE BEFORE | ?..2020-09-30 | month | by
until Friday | 2021-04-30 | DATE BEFORE | ?..2021-04-30 | day | until
before May | 2021-05 | DATE BEFORE | ?..2021-04-30 | month | before
before the end of April | 2021-04 | DATE BEFORE | ?..2021-04-30 | month | before
from Tuesday | 2021-05-04 | DATE AFTER | 2021-05-04..2021-05-06 | day | from
since last week | 2021-W17 | DATE AFTER | 2021-04-26..2021-05-06 | week | since
between 3 and 5 March | 2021-03-03/2021-03-05 | DATE | 2021-03-03..2021-03-05 | day | range
March 3–5 | 2021-03-03/2021-03-05 | DATE | 2021-03-03..2021-03-05 | day | range
3-5 March 2021 | 2021-03-03/2021-03-05 | DATE | 2021-03-03..2021-03-05 | day | range
from Monday to Wednesday | 2021-05-03/2021-05-05 | DATE | 2021-05-03..2021-05-05 | day | range
between Friday and Monday | 2021-04-30/2021-05-03 | DATE | 2021-04-30..2021-05-03 | day | range
Monday and Tuesday | 2021-05-03/2021-05-04 | DATE | 2021-05-03..2021-05-04 | day | two-days
May-July 2020 | 2020-05/2020-07 | DATE | 2020-05-01..2020-07-31 | month | range
between 2014 and 2018 | 2014/2018 | DATE | 2014-01-01..2018-12-31 | year | range
December 30 to January 2 | 2020-12-30/2021-01-02 | DATE | 2020-12-30..2021-01-02 | day | range
Thursday night into Friday | 2021-04-29TNI/2021-04-30 | DATE | 2021-04-29..2021-04-30 | day | range
2021-05-01/2021-05-03 | 2021-05-01/2021-05-03 | DATE | 2021-05-01..2021-05-03 | day | range
every Friday | XXXX-WXX-5 | SET | - | unknown | set
every day | P1D | SET | - | unknown | set
Fridays | XXXX-WXX-5 | SET | - | unknown | set
weekly | P1W | SET | - | unknown | set
every two weeks | P2W | SET | - | unknown | set
every night | XXXX-XX-XXTNI | SET | - | unknown | set
[2021-05-06 future]
on Friday | 2021-05-07 | DATE | 2021-05-07..2021-05-07 | day | weekday
Thursday | 2021-05-06 | DATE | 2021-05-06..2021-05-06 | day | weekday
Monday | 2021-05-10 | DATE | 2021-05-10..2021-05-10 | day | weekday
May 1 | 2022-05-01 | DATE | 2022-05-01..2022-05-01 | day | month-day
May 10 | 2021-05-10 | DATE | 2021-05-10..2021-05-10 | day | month-day
later this month | 2021-05 | DATE | 2021-05-06..2021-05-31 | month | later-this-month
in May | 2021-05 | DATE | 2021-05-01..2021-05-31 | month | month
September | 2021-09 | DATE | 2021-09-01..2021-09-30 | month | month
by September | 2021-09 | DATE BEFORE | ?..2021-09-30 | month | by
in three days | 2021-05-09 | DATE | 2021-05-09..2021-05-09 | day | ahead
in two weeks | 2021-W20 | DATE | 2021-05-17..2021-05-23 | week | ahead
by Friday | 2021-05-07 | DATE BEFORE | ?..2021-05-07 | day | by
the weekend | 2021-W18-WE | DATE | 2021-05-08..2021-05-09 | week | weekend
overnight | 2021-05-06TNI | TIME | 2021-05-06..2021-05-07 | day | overnight
from Monday to Wednesday | 2021-05-10/2021-05-12 | DATE | 2021-05-10..2021-05-12 | day | range
the 3rd | 2021-06-03 | DATE | 2021-06-03..2021-06-03 | day | day-of-month
spring | 2021-SP | DATE APPROX | 2021-03-01..2021-05-31 | month | season
this week | 2021-W18 | DATE | 2021-05-03..2021-05-09 | week | this-week
[2021-05-06 any]
Friday | 2021-04-30 | DATE | 2021-04-30..2021-04-30 | day | weekday
by Friday | 2021-05-07 | DATE BEFORE | ?..2021-05-07 | day | by
by September | 2021-09 | DATE BEFORE | ?..2021-09-30 | month | by
May 1 | 2021-05-01 | DATE | 2021-05-01..2021-05-01 | day | month-day
by May 1 | 2021-05-01 | DATE BEFORE | ?..2021-05-01 | day | by
September | 2021-09 | DATE | 2021-09-01..2021-09-30 | month | month
until Sunday | 2021-05-09 | DATE BEFORE | ?..2021-05-09 | day | until
in three days | P3D | DURATION | - | unknown | duration
since Monday | 2021-05-03 | DATE AFTER | 2021-05-03..? | day | since
this week | 2021-W18 | DATE | 2021-05-03..2021-05-09 | week | this-week
[2020-03-02 past]
Friday | 2020-02-28 | DATE | 2020-02-28..2020-02-28 | day | weekday
Monday | 2020-03-02 | DATE | 2020-03-02..2020-03-02 | day | weekday
29 February | 2020-02-29 | DATE | 2020-02-29..2020-02-29 | day | month-day
February 29 | 2020-02-29 | DATE | 2020-02-29..2020-02-29 | day | month-day
last month | 2020-02 | DATE | 2020-02-01..2020-02-29 | month | last-month
three days ago | 2020-02-28 | DATE | 2020-02-28..2020-02-28 | day | ago
the weekend | 2020-W09-WE | DATE | 2020-02-29..2020-03-01 | week | weekend
Saturday | 2020-02-29 | DATE | 2020-02-29..2020-02-29 | day | weekday
yesterday | 2020-03-01 | DATE | 2020-03-01..2020-03-01 | day | yesterday
last week | 2020-W09 | DATE | 2020-02-24..2020-03-01 | week | last-week
a year ago | 2019 | DATE | 2019-01-01..2019-12-31 | year | ago
[2021-01-01 past]
Thursday | 2020-12-31 | DATE | 2020-12-31..2020-12-31 | day | weekday
December | 2020-12 | DATE | 2020-12-01..2020-12-31 | month | month
31 December | 2020-12-31 | DATE | 2020-12-31..2020-12-31 | day | month-day
last week | 2020-W52 | DATE | 2020-12-21..2020-12-27 | week | last-week
last month | 2020-12 | DATE | 2020-12-01..2020-12-31 | month | last-month
this week | 2020-W53 | DATE | 2020-12-28..2021-01-01 | week | this-week
yesterday | 2020-12-31 | DATE | 2020-12-31..2020-12-31 | day | yesterday
overnight | 2020-12-31TNI | TIME | 2020-12-31..2021-01-01 | day | overnight
last weekend | 2020-W52-WE | DATE | 2020-12-26..2020-12-27 | week | last-weekend
January | 2021-01 | DATE | 2021-01-01..2021-01-01 | month | month
two days ago | 2020-12-30 | DATE | 2020-12-30..2020-12-30 | day | ago
New Year | -
in December last year | 2020-12 | DATE | 2020-12-01..2020-12-31 | month | month-year
29 February | 2020-02-29 | DATE | 2020-02-29..2020-02-29 | day | month-day
[2023-03-01 past]
29 February | -
February 28 | 2023-02-28 | DATE | 2023-02-28..2023-02-28 | day | month-day
the 29th | 2023-01-29 | DATE | 2023-01-29..2023-01-29 | day | day-of-month
last month | 2023-02 | DATE | 2023-02-01..2023-02-28 | month | last-month
February | 2023-02 | DATE | 2023-02-01..2023-02-28 | month | month
[2024-02-29 past]
a year ago | 2023 | DATE | 2023-01-01..2023-12-31 | year | ago
the past year | P1Y | DURATION | 2023-02-28..2024-02-29 | year | rolling-past
the past month | P1M | DURATION | 2024-01-29..2024-02-29 | month | rolling-past
29 February | 2024-02-29 | DATE | 2024-02-29..2024-02-29 | day | month-day
last year | 2023 | DATE | 2023-01-01..2023-12-31 | year | last-year
[2022-12-31 past]
Saturday | 2022-12-31 | DATE | 2022-12-31..2022-12-31 | day | weekday
next week | 2023-W01 | DATE | 2023-01-02..2023-01-08 | week | next-week
tomorrow | 2023-01-01 | DATE | 2023-01-01..2023-01-01 | day | tomorrow
this weekend | 2022-W52-WE | DATE | 2022-12-31..2022-12-31 | week | this-weekend
the 31st | 2022-12-31 | DATE | 2022-12-31..2022-12-31 | day | day-of-month
last Saturday | 2022-12-24 | DATE | 2022-12-24..2022-12-24 | day | last-weekday
[None past]
Friday | XXXX-WXX-5 | DATE | - | unknown | weekday
May 1 | XXXX-05-01 | DATE | - | unknown | month-day
September | XXXX-09 | DATE | - | unknown | month
the 3rd | XXXX-XX-03 | DATE | - | unknown | day-of-month
two days ago | -
yesterday | -
last week | -
Friday evening | XXXX-WXX-5TEV | TIME | - | unknown | part-of-day
2 March 2021 | 2021-03-02 | DATE | 2021-03-02..2021-03-02 | day | full-date
since 2014 | 2014 | DATE AFTER | 2014-01-01..? | year | since
24 hours | PT24H | DURATION | - | unknown | duration
every Friday | XXXX-WXX-5 | SET | - | unknown | set
since Monday | XXXX-WXX-1 | DATE AFTER | - | unknown | since
spring | XXXX-SP | DATE | - | unknown | season
now | PRESENT_REF | DATE | - | unknown | present
recent days | PAST_REF | DATE APPROX | - | unknown | vague-past
February 30 | -
February 29 | XXXX-02-29 | DATE | - | unknown | month-day
"""

# fmt: off
NOT_READ = (
    "12/03/2024", "30 February", "31 April", "Ramadan", "Eid al-Fitr", "the same day",
    "that night", "a week later", "may", "sat", "Monday and Wednesday", "Monday, May 1, 2021",
    "25:00", "13 pm", "two three weeks ago", "2021-13-01", "2021-W60", "the attack", "20-30",
    "the", "", "two days before the attack",
)
# fmt: on
