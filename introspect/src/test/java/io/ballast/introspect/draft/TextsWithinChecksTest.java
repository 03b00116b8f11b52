package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.TestFacts.common;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.Check;
import io.ballast.introspect.SpecText;
import io.ballast.introspect.facts.FormShares;
import io.ballast.introspect.facts.LengthFacts;
import io.ballast.introspect.facts.Shape;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reader takes texts whose lengths come from rows that just keep a check, or that a check which is NOT VALID never saw. */
class TextsWithinChecksTest {
    @Test
    void uuidsFromBeforeTheCheck() {
        accepts(new Shape(new LengthFacts(36, 36, 0, 36), new FormShares(0, 1, 0), 0, false), 41);
    }

    @Test
    void codesFromBeforeTheCheck() {
        accepts(Shape.ofLengths(new LengthFacts(10, 10, 0, 10)), 41);
    }

    /** A number behind the words makes up for what they lose, and it may be as short as 1. */
    @Test
    void wordsAndNumbersThatJustKeepTheCheck() {
        accepts(Shape.ofLengths(new LengthFacts(8, 15, 3, 30)), 8);
    }

    private static void accepts(Shape shape, int least) {
        SpecDraft draft = SpecDrafter.draft(
                schema(table("tokens", 90)
                        .column("token", "text", common(0, 89, Map.of(), shape))
                        .check("(length(token) >= " + least + ")")),
                DraftOptions.DEFAULT);
        DatasetSpec read = SpecReader.read(SpecText.write(draft.spec(), List.of(), draft.notes()), "draft");
        assertThat(read.table("tokens").schema().columns().get(0).check())
                .isEqualTo(new Check(null, null, least, null, List.of()));
    }
}
