"""What is known of brokering: nouns and relations from a suggestion to a partnership that works, and its words."""
