"""Who may say what help there is."""
