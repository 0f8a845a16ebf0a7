"""How faithfully an accepted Word file becomes JATS, and how fast all its forms are made."""
