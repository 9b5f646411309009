"""The row that an event is: who did what to whom, where, when, how many, according to whom."""
