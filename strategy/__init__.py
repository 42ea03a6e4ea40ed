"""How people act: partnerships are brokered from a suggestion to what came of them."""
