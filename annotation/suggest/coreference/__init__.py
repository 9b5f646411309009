"""From mentions to things: which names, nouns and pronouns of one article mean the same.

Precision comes before recall: a mention that could mean two things is left alone.
"""
