"""OFAC Specially Designated Nationals List."""
