"""GitHub: signing in, reading one pull request whole, and making the writes. Nothing else imports PyGithub."""
