"""What partnerships bring forth, and what brokering comes to. What is expected is never added to what was realised."""
