package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.Check;
import io.ballast.introspect.SpecText;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.util.List;

/** Drafts, and what tests ask of them. */
final class Drafts {
    private Drafts() {}

    /** Drafts, and has the reader judge what comes out, in both layouts. */
    static SpecDraft draft(SchemaFacts schema) {
        SpecDraft draft = SpecDrafter.draft(schema, DraftOptions.DEFAULT);
        String yaml = SpecWriter.write(draft.spec());
        assertThat(SpecWriter.write(SpecReader.read(yaml, "draft"))).isEqualTo(yaml);
        SpecReader.read(SpecText.write(draft.spec(), List.of("A spec."), draft.notes()), "draft");
        return draft;
    }

    static List<String> notes(SpecDraft draft, String... path) {
        return draft.notes().getOrDefault(List.of(path), List.of());
    }

    static ValueKind kind(TableSpec table, String column) {
        return column(table, column).value();
    }

    static ColumnSpec column(TableSpec table, String column) {
        return table.columns().get(table.schema().columnIndex(column));
    }

    static Check check(TableSpec table, String column) {
        return table.schema().columns().get(table.schema().columnIndex(column)).check();
    }
}
