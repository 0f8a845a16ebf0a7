"""Sentences of libraries that people see and that lack a Kazakh (or good Russian) version.

Django and allauth look into the project's catalogues first, so translating them there is enough;
standing here makes ``make messages`` keep them.
"""

from django.utils.translation import gettext_noop as _

SENTENCES = (
    _("This field is required."),
    _("Enter a valid email address."),
    _("Enter a valid date."),
    _("Enter a valid value."),
    _("Enter a valid URL."),
    _("Enter a whole number."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("The submitted file is empty."),
    _("No file was submitted. Check the encoding type on the form."),
    _("Ensure this value is greater than or equal to %(limit_value)s."),
    _("Ensure this value is less than or equal to %(limit_value)s."),
    _("Null characters are not allowed."),
    _("The password is too similar to the %(verbose_name)s."),
    _("This password is too common."),
    _("The email address and/or password you specified are not correct."),
    _("Too many failed login attempts. Try again later."),
    _("Incorrect code."),
    _("Incorrect password."),
    _("The two password fields didn’t match."),
    _("You must type the same password each time."),
    _("Please type your current password."),
    _("The email address is not assigned to any user account."),
    _("A user is already registered with this email address."),
    _("This email address is already associated with this account."),
    _("You cannot add more than %d email addresses."),
    _("You cannot remove your primary email address (%(email)s)."),
    _("Your primary email address must be verified."),
    _("Primary email address set."),
    _("Removed email address %(email)s."),
    _("You have signed out."),
    _("Code"),
    _("Email"),
    _("Email address"),
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Remember Me"),
)
