"""UN Security Council Consolidated List."""
