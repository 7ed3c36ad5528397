"""The addresses of the site, and a page that asks nothing but who is there."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def trivial(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("trivial/", trivial, name="trivial"), path("", include("factcheck.urls"))]
