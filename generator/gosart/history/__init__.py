"""The story of each account from git: who changed what when, in the sentences of `gosart diff`."""
