"""What the pages of the indicators show, and how: from kept rows to words, pictures and files."""
