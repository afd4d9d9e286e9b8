"""Comments on drafts: taking them, deciding about them, publishing what came of them."""
