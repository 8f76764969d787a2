"""What a person may ask about what is written down: reading, mending, own words beside it, objecting, destroying."""
