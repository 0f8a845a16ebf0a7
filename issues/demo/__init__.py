"""The sample journal, built by the same services that people use, on a moved clock.

`plan` knows the parts (the house, twelve articles, two issues, fourteen manuscripts) and their
order; `authors`, `editors`, `reviewers` and `publishing` walk one manuscript's way. Every step
asks first whether it is done, so building may stop anywhere and go on, and twice changes nothing.
A manuscript is known by the name of its first file, `<key>.docx`.
"""
