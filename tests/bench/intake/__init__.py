"""How well manuscripts are read: labelled files, what is read of them, and the figures."""
