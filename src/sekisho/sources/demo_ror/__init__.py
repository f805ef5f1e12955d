"""`demo-ror`: the fictional registry of the demonstration, in the format of ROR's."""
