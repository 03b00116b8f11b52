package io.ballast.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.spec.ColumnSpec;
import io.ballast.common.spec.DatasetSpec;
import io.ballast.common.spec.Distribution;
import io.ballast.common.spec.RowCount;
import io.ballast.common.spec.TableSpec;
import io.ballast.common.spec.ValueKind;
import io.ballast.loader.analysis.StatedLaw;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecLawsTest {
    @Test
    void statesTheLawOfTheKeyThatFollowsTheParent() {
        assertThat(SpecLaws.of(spec(new RowCount.PerParent("users", new Distribution.Zipf(5, 1.25)))))
                .containsExactly(new StatedLaw("messages", "sender", "users", 5, 1.25));
    }

    @Test
    void statesNoLawForOtherDistributions() {
        assertThat(SpecLaws.of(spec(new RowCount.PerParent("users", new Distribution.Constant(2)))))
                .isEmpty();
        assertThat(SpecLaws.of(spec(new RowCount.Fixed(100)))).isEmpty();
        assertThat(SpecLaws.of(spec(new RowCount.PerParent("users", new Distribution.Zipf(1_001, 1.25)))))
                .isEmpty();
    }

    /** Messages hang from the user who sent them; the one who receives is any user. */
    private static DatasetSpec spec(RowCount rows) {
        TableSchema schema = new TableSchema(
                "messages",
                null,
                List.of(column("sender"), column("receiver")),
                List.of(),
                List.of(),
                List.of(),
                List.of(key("receiver"), key("sender")),
                null);
        return new DatasetSpec(
                "mail",
                1,
                List.of(new TableSpec(
                        schema,
                        rows,
                        List.of(
                                new ColumnSpec("sender", new ValueKind.ParentReference("id"), 0, false),
                                new ColumnSpec(
                                        "receiver",
                                        new ValueKind.FreeReference("users", "id", null, "receiver"),
                                        0,
                                        false)))));
    }

    private static Column column(String name) {
        return Column.of(name, ColumnType.of(BaseType.UUID), false);
    }

    private static ForeignKey key(String column) {
        return new ForeignKey(List.of(column), "users", List.of("id"), ForeignKey.OnDelete.NO_ACTION);
    }
}
