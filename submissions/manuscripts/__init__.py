"""Manuscripts as values: bytes in, trees and findings out.

Nothing here knows a model, a request or a setting.
"""
