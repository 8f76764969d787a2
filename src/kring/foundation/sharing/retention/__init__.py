"""How long what is written may be kept, who decided that it goes, and the proof that it is gone."""
