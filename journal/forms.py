"""Forms of the house, and how every field is drawn."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draw forms with the journal's parts: label, hint, error, control."""

    form_template_name = "includes/form.html"
    field_template_name = "includes/field.html"
