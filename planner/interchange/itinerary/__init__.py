"""Itineraries from and to other people's files: mail, Word, spreadsheets, calendars."""
