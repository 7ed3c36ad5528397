"""The same table of ratings as most projects would write it: a ModelSerializer and CursorPagination of the framework."""

from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.pagination import CursorPagination
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer

from claims.models import Rating


class RatingSerializer(serializers.ModelSerializer):
    """A rating with its claim, source, publisher and reviewer, all of them in one query."""

    topic = serializers.CharField(source="claim.measure.topic.slug")
    measure_title = serializers.CharField(source="claim.measure.title")
    quote = serializers.CharField(source="claim.quote")
    wording = serializers.CharField(source="claim.wording")
    low = serializers.DecimalField(source="claim.low", max_digits=36, decimal_places=6, coerce_to_string=False)
    high = serializers.DecimalField(source="claim.high", max_digits=36, decimal_places=6, coerce_to_string=False)
    qualifier = serializers.CharField(source="claim.qualifier")
    is_vague = serializers.BooleanField(source="claim.is_vague")
    counted = serializers.CharField(source="claim.counted")
    counted_kind = serializers.CharField(source="claim.counted_kind")
    population = serializers.CharField(source="claim.population")
    cause = serializers.CharField(source="claim.cause")
    place = serializers.CharField(source="claim.place")
    part = serializers.CharField(source="claim.part")
    basis = serializers.CharField(source="claim.basis")
    as_of_from = serializers.DateField(source="claim.as_of_first")
    as_of_to = serializers.DateField(source="claim.as_of_last")
    as_of_known = serializers.CharField(source="claim.as_of_known")
    claimant_name = serializers.CharField(source="claim.claimant.name")
    source_title = serializers.CharField(source="snapshot.source.title")
    source_url = serializers.CharField(source="snapshot.source.url")
    publisher_name = serializers.CharField(source="snapshot.source.publisher.name")
    snapshot_sha256 = serializers.CharField(source="snapshot.sha256")
    reviewer = serializers.CharField(source="reviewer.pseudonym")
    level = serializers.CharField(source="level.key")
    level_number = serializers.IntegerField(source="level.number")
    scale = serializers.CharField(source="level.scale.name")

    class Meta:
        model = Rating
        fields = [
            "id", "claim", "claim_revision", "topic", "measure_title", "quote", "wording", "low", "high", "qualifier",
            "is_vague", "counted", "counted_kind", "population", "cause", "place", "part", "basis", "as_of_from",
            "as_of_to", "as_of_known", "claimant_name", "source_title", "source_url", "publisher_name", "snapshot",
            "snapshot_sha256", "reviewer", "scale", "level", "level_number", "confidence", "faithful", "own_low",
            "own_high", "note", "rated_at",
        ]  # fmt: skip


class ByNumber(CursorPagination):
    """Pages in the order of the key."""

    ordering = "pk"
    page_size_query_param = "limit"
    max_page_size = 1000


class RatingList(ListAPIView):
    """The ratings; all of them stand here, so that nothing has to be looked up about each."""

    queryset = Rating.objects.filter(kind=Rating.Kind.RATING).select_related(
        "claim__measure__topic",
        "claim__claimant",
        "snapshot__source__publisher",
        "reviewer",
        "level__scale",
    )
    serializer_class = RatingSerializer
    pagination_class = ByNumber
    permission_classes = [AllowAny]
    authentication_classes = []
    renderer_classes = [JSONRenderer]
