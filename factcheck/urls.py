"""Addresses of the whole site."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path
from django.views.decorators.http import require_http_methods, require_POST

fill_in = require_http_methods(["GET", "HEAD", "POST"])

admin.site.site_header = admin.site.site_title = "factcheck"
urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("claims.api.urls")),
    path("login/", fill_in(auth.LoginView.as_view(template_name="login.html")), name="login"),
    path("logout/", require_POST(auth.LogoutView.as_view()), name="logout"),
    path("", include("claims.urls")),
]
