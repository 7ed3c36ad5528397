"""What findings left open before that was kept stands in the lists."""

from django.db import migrations

LIST = """
INSERT INTO claims_waiting (claim_id, list, reviewer_id)
    SELECT w.claim_id, w.list, w.reviewer_id FROM factcheck_waits AS w WHERE w.list IN ('unanswered', 'left')
    ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0025_what_findings_leave_open_is_kept")]

    operations = [migrations.RunSQL(LIST, "DELETE FROM claims_waiting WHERE list IN ('unanswered', 'left');")]
