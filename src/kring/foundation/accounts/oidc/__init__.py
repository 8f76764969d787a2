"""Signing in at one's own organisation, or with a broker for citizens: OpenID Connect, and nothing taken on trust."""
