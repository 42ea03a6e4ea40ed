"""The support map: who helps companies with what, where nobody does, where several do, and whom to call."""
