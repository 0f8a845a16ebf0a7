"""Published forms: front matter and a canonical tree in; JATS, HTML, PDF, EPUB and citations out.

Nothing here knows a model, a request or a setting.
"""
