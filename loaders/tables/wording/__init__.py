"""How people write things in a sheet, in Dutch and English, and what they mean by it."""
