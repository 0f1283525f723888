"""Who may do what, where, by when, with which papers: routes as data, eligibility by the rule engine, the clock."""
