"""Where each table of the facts comes from, table by table."""
