"""Work that is done later: the loop that takes jobs one by one, and what each sort of job does."""
