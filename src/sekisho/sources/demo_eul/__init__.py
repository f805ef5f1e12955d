"""`demo-eul`: the fictional list of the demonstration, in the format of METI's."""
