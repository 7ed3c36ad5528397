"""The site's addresses with the gallery of parts, which the site itself has only while it is developed."""

from django.urls import path

from claims.views.gallery import gallery
from factcheck.urls import urlpatterns

urlpatterns = [path("gallery/", gallery, name="gallery"), *urlpatterns]
