"""Who may see what, and why. The rule itself is `policy.sql`, in the database."""
