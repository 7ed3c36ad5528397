"""Publishers say how their texts may be passed on, so that a data package knows which it may hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0007_markup_is_compared_before_words"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="publisher",
            name="changed_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="publisher",
            name="removed_delete",
        ),
        migrations.AddField(
            model_name="publisher",
            name="text_licence",
            field=models.CharField(
                blank=True,
                db_default="",
                help_text="Under which its texts may be passed on whole, by its SPDX name, such as CC-BY-4.0; empty where none is known, and then data packages hold their hashes alone.",
                max_length=40,
            ),
        ),
        migrations.AddField(
            model_name="publisherevent",
            name="text_licence",
            field=models.CharField(
                blank=True,
                db_default="",
                help_text="Under which its texts may be passed on whole, by its SPDX name, such as CC-BY-4.0; empty where none is known, and then data packages hold their hashes alone.",
                max_length=40,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publisher",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "sources_publisherevent" ("grade", "grade_reason", "graded_on", "id", "kind", "locale", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_licence") VALUES (OLD."grade", OLD."grade_reason", OLD."graded_on", OLD."id", OLD."kind", OLD."locale", OLD."name", _pgh_attach_context(), NOW(), \'changed\', OLD."id", OLD."text_licence"); RETURN NULL;',
                    hash="1d4062b08e7573e5d520615520e7e93f24213512",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_bb461",
                    table="sources_publisher",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publisher",
            trigger=pgtrigger.compiler.Trigger(
                name="removed_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "sources_publisherevent" ("grade", "grade_reason", "graded_on", "id", "kind", "locale", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_licence") VALUES (OLD."grade", OLD."grade_reason", OLD."graded_on", OLD."id", OLD."kind", OLD."locale", OLD."name", _pgh_attach_context(), NOW(), \'removed\', OLD."id", OLD."text_licence"); RETURN NULL;',
                    hash="debf017c778d118ca98df3d984bd06b30b86a165",
                    operation="DELETE",
                    pgid="pgtrigger_removed_delete_70c7e",
                    table="sources_publisher",
                    when="AFTER",
                ),
            ),
        ),
    ]
