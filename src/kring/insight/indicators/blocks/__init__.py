"""The building blocks of the definitions: periods, spans of days, ages, windows, answers and populations."""
