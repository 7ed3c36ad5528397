"""Addresses of the REST API, version 1."""

from django.urls import path

from claims.api.ratings import RatingList

urlpatterns = [path("ratings", RatingList.as_view(), name="api-ratings")]
