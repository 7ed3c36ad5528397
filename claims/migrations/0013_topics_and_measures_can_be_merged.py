"""Topics and measures can be merged into others and defined in words, and a person can watch a topic."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0012_quotes_are_searched"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Watch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("watched_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "watches",
                "ordering": ["pk"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="measure",
            name="changed_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="measure",
            name="removed_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="topic",
            name="changed_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="topic",
            name="removed_delete",
        ),
        migrations.AddField(
            model_name="measure",
            name="definition",
            field=models.TextField(blank=True, help_text="What counts and what does not."),
        ),
        migrations.AddField(
            model_name="measure",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                help_text="The measure that took over its claims.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="claims.measure",
            ),
        ),
        migrations.AddField(
            model_name="measureevent",
            name="definition",
            field=models.TextField(blank=True, help_text="What counts and what does not."),
        ),
        migrations.AddField(
            model_name="measureevent",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The measure that took over its claims.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.measure",
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                help_text="The topic that took over its measures; its address leads there.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="claims.topic",
            ),
        ),
        migrations.AddField(
            model_name="topicevent",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The topic that took over its measures; its address leads there.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.topic",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_measureevent" ("cause", "counted_kind", "definition", "first_day", "id", "kind", "last_day", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "title", "topic_id", "whole_id") VALUES (OLD."cause", OLD."counted_kind", OLD."definition", OLD."first_day", OLD."id", OLD."kind", OLD."last_day", OLD."merged_into_id", _pgh_attach_context(), NOW(), \'changed\', OLD."id", OLD."place", OLD."population", OLD."title", OLD."topic_id", OLD."whole_id"); RETURN NULL;',
                    hash="67402fc23ba270c9da18acc6fd01976175f880a0",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_8e693",
                    table="claims_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="removed_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_measureevent" ("cause", "counted_kind", "definition", "first_day", "id", "kind", "last_day", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "title", "topic_id", "whole_id") VALUES (OLD."cause", OLD."counted_kind", OLD."definition", OLD."first_day", OLD."id", OLD."kind", OLD."last_day", OLD."merged_into_id", _pgh_attach_context(), NOW(), \'removed\', OLD."id", OLD."place", OLD."population", OLD."title", OLD."topic_id", OLD."whole_id"); RETURN NULL;',
                    hash="10ef8dbd9b84f7d6a3de0da6701b13f39f0c93a8",
                    operation="DELETE",
                    pgid="pgtrigger_removed_delete_dfe12",
                    table="claims_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_topicevent" ("definition", "id", "is_public", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewers_needed", "slug", "started_on", "time_zone", "title") VALUES (OLD."definition", OLD."id", OLD."is_public", OLD."merged_into_id", _pgh_attach_context(), NOW(), \'changed\', OLD."id", OLD."reviewers_needed", OLD."slug", OLD."started_on", OLD."time_zone", OLD."title"); RETURN NULL;',
                    hash="d9c7832be61faff3df7894bf25311c8bf3d46c4a",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_86c71",
                    table="claims_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="removed_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_topicevent" ("definition", "id", "is_public", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewers_needed", "slug", "started_on", "time_zone", "title") VALUES (OLD."definition", OLD."id", OLD."is_public", OLD."merged_into_id", _pgh_attach_context(), NOW(), \'removed\', OLD."id", OLD."reviewers_needed", OLD."slug", OLD."started_on", OLD."time_zone", OLD."title"); RETURN NULL;',
                    hash="26e4e182b7b7c34c7ff9e11797b997439ccc7fb5",
                    operation="DELETE",
                    pgid="pgtrigger_removed_delete_cb05d",
                    table="claims_topic",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="a_measure_is_not_merged_into_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="a_topic_is_not_merged_into_itself",
            ),
        ),
        migrations.AddField(
            model_name="watch",
            name="topic",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="watches", to="claims.topic"
            ),
        ),
        migrations.AddField(
            model_name="watch",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="watches", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="watch",
            constraint=models.UniqueConstraint(fields=("topic", "user"), name="a_person_watches_a_topic_once"),
        ),
    ]
