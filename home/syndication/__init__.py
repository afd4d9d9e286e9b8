"""Articles that go from one unit to another: proposed or picked, taken over as a draft, followed when they change."""
