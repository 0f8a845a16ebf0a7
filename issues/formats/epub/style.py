"""How the book looks where the reader's own settings say nothing."""

STYLE = """\
body { margin: 5%; line-height: 1.5; }
h1, h2, h3, h4 { line-height: 1.25; text-align: left; hyphens: none; }
h1 { font-size: 1.7em; } h2 { font-size: 1.3em; margin-top: 2em; } h3 { font-size: 1.1em; }
.sample, .journal, .kind, .affils, .facts, .keywords, .table-note, figcaption, caption
{ font-size: 0.85em; font-family: sans-serif; text-align: left; }
.kind, .points h2 { color: #005f78; font-weight: bold; }
.people { font-weight: bold; }
.points { border-left: 3px solid #005f78; padding: 0.2em 1em; margin: 1.5em 0; }
.abstract { font-size: 0.95em; }
table { border-collapse: collapse; width: 100%; font-size: 0.85em; }
th, td { text-align: left; vertical-align: top; padding: 0.2em 0.5em; border-bottom: 1px solid; }
.number { text-align: right; }
figure { margin: 1.5em 0; } img { max-width: 100%; height: auto; }
blockquote { margin: 1em 1.5em; font-style: italic; }
.refs { list-style: none; padding: 0; } .refs li { padding-left: 1.5em; text-indent: -1.5em; }
.formula { text-align: center; margin: 1em 0; } .formula-number { margin-left: 2em; }
.noteref { text-decoration: none; } dt { font-weight: bold; } pre { white-space: pre-wrap; }
"""
