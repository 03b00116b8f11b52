package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.Index;
import io.ballast.introspect.SpecText;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.spec.reader.SpecReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PostgreSQL takes an index over a column twice, and a spec does not. */
class RepeatedIndexColumnsTest {
    @Test
    void eachColumnIsIndexedOnce() {
        SpecDraft draft = SpecDrafter.draft(
                schema(table("tasks", 60)
                        .column("shard", "integer", ColumnStatistics.NONE)
                        .column("task", "integer", ColumnStatistics.NONE)
                        .index(new LiveIndex("i1", "btree", false, List.of("task", "shard", "task"), List.of(), null))),
                DraftOptions.DEFAULT);
        String text = SpecText.write(draft.spec(), List.of("A spec."), draft.notes());
        assertThat(SpecReader.read(text, "draft").table("tasks").schema().indexes())
                .containsExactly(new Index(List.of("task", "shard"), Index.Method.BTREE, false, null, List.of()));
        assertThat(draft.notes().get(List.of("tables", "tasks")))
                .contains("index \"i1\" has a column more than once there");
    }
}
