"""The pages of moderation: policy, reports, the public log, waves."""
