"""What stands in the way, abroad and at home: kept in a register, told apart, ranked and worked off."""
