"""The story of each account from git: who moved what when, told by the sentences of a review."""
