"""What a project learns from its finished articles: triggers, types, arguments, sure or not.

    study.study_of(doc, annotations, codebook) -> bytes    what one finished article teaches
    fit.fit(studies, in_force) -> (bytes, FitReport)       scikit-learn, when asked
    apply.Learned                                          the fit at work; numpy alone

A study is made of a Doc that the rules alone have read: `with learned.apart(): doc = nlp(text)`.
"""
