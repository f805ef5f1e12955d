"""Canada's Named Research Organizations."""
