"""Fields that several forms share."""

from typing import Any

from django import forms

from claims.models.fields import LARGEST

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})  # whatever the language, as browsers want it


class NumberInput(forms.DecimalField):
    """An exact number of any precision, within what a figure can be."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, min_value=-LARGEST, max_value=LARGEST, max_digits=40, **kwargs)
