"""Law as dated data: measures and their rules, ownership tests, calendars, notices, duties that collide.

Every rule is a TOML table with its dates, citation, source and whether it is confirmed; no rule is code.
"""
