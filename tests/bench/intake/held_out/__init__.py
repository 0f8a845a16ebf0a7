"""Manuscripts that were made without knowledge of the rules that read them, and stay unseen."""
