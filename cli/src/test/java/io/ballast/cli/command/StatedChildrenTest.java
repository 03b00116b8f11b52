package io.ballast.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.analysis.BoundedZipf;
import io.ballast.loader.analysis.ChildrenDistribution;
import io.ballast.loader.analysis.ListedDistribution;
import io.ballast.loader.analysis.StatedDistribution;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatedChildrenTest {
    private static final StatedDistribution PICKED = new StatedDistribution("messages", "receiver", "users", null);

    @Test
    void statesTheDistributionOfTheKeyThatFollowsTheParentAndNoneOfOthers() {
        assertThat(distributions(new Zipf(5, 1.25)))
                .containsExactly(PICKED, stated(new BoundedZipf(5, 1.25, ChildrenDistribution.Origin.STATED)));
        assertThat(StatedChildren.of(spec(new RowCount.Fixed(100)))).containsExactly(PICKED, stated(null));
    }

    @Test
    void statesEveryDistributionAsItIs() {
        assertThat(distributions(new Constant(2)))
                .contains(stated(new ListedDistribution("constant on 2..2", new TreeMap<>(Map.of(2L, 1.0)))));
        assertThat(distributions(new Uniform(0, 3)))
                .contains(stated(new ListedDistribution(
                        "uniform on 0..3", new TreeMap<>(Map.of(0L, 0.25, 1L, 0.25, 2L, 0.25, 3L, 0.25)))));
        assertThat(distributions(new Weighted(new TreeMap<>(Map.of(1.0, 0.0, 2.0, 3.0, 5.0, 1.0)))))
                .contains(
                        stated(new ListedDistribution("weighted on 2..5", new TreeMap<>(Map.of(2L, 0.75, 5L, 0.25)))));
    }

    @Test
    void statesNoDistributionOfTooManyNumbers() {
        assertThat(distributions(new Zipf(1_001, 1.25))).containsExactly(PICKED, stated(null));
        assertThat(distributions(new Uniform(1, 1_001))).containsExactly(PICKED, stated(null));
    }

    private static List<StatedDistribution> distributions(Distribution count) {
        return StatedChildren.of(spec(new RowCount.PerParent("users", count)));
    }

    private static StatedDistribution stated(@Nullable ChildrenDistribution distribution) {
        return new StatedDistribution("messages", "sender", "users", distribution);
    }

    /** Messages belong to the user who sent them; the one who receives is any user. */
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
                                new ColumnSpec("sender", new ParentKind("id"), 0, false),
                                new ColumnSpec(
                                        "receiver", new ReferenceKind("users", "id", null, "receiver"), 0, false)))));
    }

    private static Column column(String name) {
        return Column.of(name, ColumnType.of(BaseType.UUID), false);
    }

    private static ForeignKey key(String column) {
        return new ForeignKey(List.of(column), "users", List.of("id"), ForeignKey.OnDelete.NO_ACTION);
    }
}
