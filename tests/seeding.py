"""Where one run of the suite leaves the seeded demo for the next."""

#: Variable of the environment that names the folder.
SEEDED_IN = "SEEDED_DEMO_IN"
