"""What waited before the lists were kept stands in them."""

from django.db import migrations

LIST = """
INSERT INTO claims_waiting (claim_id, list, reviewer_id)
    SELECT w.claim_id, w.list, w.reviewer_id FROM factcheck_waits AS w ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0021_the_queue_is_kept")]

    operations = [migrations.RunSQL(LIST, "DELETE FROM claims_waiting;")]
