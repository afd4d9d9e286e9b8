"""How dates are typed: day before month in both languages, or ISO. Django has no input formats for Vietnamese and
falls back to the American ones, so that 02/01/2026 became the first of February."""
