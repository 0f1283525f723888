"""Days on which authorities work, frozen as dated snapshots: one TOML file each."""

from amparo.law.calendars.calendar import Calendar
from amparo.law.calendars.catalogue import calendar_for, calendars

__all__ = ["Calendar", "calendar_for", "calendars"]
