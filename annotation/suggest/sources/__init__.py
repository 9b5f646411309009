"""Further sources of suggestions beside the rules: pipelines, patterns, word lists, components.

    trust.code_run_by(setup)        what would run code of others, asked before it is loaded
    loading.load_sources(...)       the readers of a setup, and sentences on those that are left out
    component.SourceComponent       asks the readers about a Doc, and checks what they say

`installed` and `trust` import nothing of what they speak about, nor spaCy.
"""
