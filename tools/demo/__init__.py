"""Makes the demo's derived files out of the small tables beside this one."""
