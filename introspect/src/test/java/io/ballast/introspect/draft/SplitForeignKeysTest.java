package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.introspect.SpecText;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.reader.SpecReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Columns of a foreign key that is omitted pick a row each, and nothing rests on one row for all of them. */
class SplitForeignKeysTest {
    private static final ColumnStatistics NONE = ColumnStatistics.NONE;

    private static final SpecDraft DRAFT = SpecDrafter.draft(
            schema(
                    table("bins", 9)
                            .column("codes", "integer[]", NONE)
                            .column("number", "integer", NONE)
                            .primaryKey("codes", "number"),
                    table("shelves", 9)
                            .id("id")
                            .column("codes", "integer[]", NONE)
                            .column("number", "integer", NONE)
                            .unique("codes", "number")
                            .refers(List.of("codes", "number"), "bins", List.of("codes", "number"), Map.of()),
                    table("labels", 9)
                            .id("id")
                            .column("codes", "integer[]", NONE)
                            .column("number", "integer", NONE)
                            .unique("codes", "number")
                            .refers(List.of("codes", "number"), "shelves", List.of("codes", "number"), Map.of())),
            DraftOptions.DEFAULT);

    @Test
    void theSpecIsRead() {
        String text = SpecText.write(DRAFT.spec(), List.of("A spec."), DRAFT.notes());
        assertThat(SpecReader.read(text, "draft").table("labels").schema().foreignKeys())
                .isEmpty();
    }

    @Test
    void eachColumnPicksARowForItself() {
        TableSpec labels = DRAFT.spec().table("labels");
        assertThat(labels.columns())
                .filteredOn(column -> column.value() instanceof ReferenceKind)
                .extracting(column -> ((ReferenceKind) column.value()).group())
                .containsExactly("codes", "number");
    }

    @Test
    void keysThatRestOnOneRowAreIndexes() {
        TableSpec labels = DRAFT.spec().table("labels");
        assertThat(labels.schema().uniqueKeys()).isEmpty();
        assertThat(labels.schema().indexes()).singleElement().satisfies(index -> assertThat(index.columns())
                .containsExactly("codes", "number"));
        assertThat(DRAFT.notes().get(List.of("tables", "labels")))
                .contains("unique key (codes, number) omitted: the generator cannot promise that these values come"
                        + " once; an index stands for it");
    }
}
