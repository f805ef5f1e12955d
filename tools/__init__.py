"""What `run` is made of (standard library only), and the scripts of the developers."""
