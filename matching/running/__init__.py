"""How a run is carried out: its blocks, who works on them, and where finished ones lie until the run is kept."""
