package io.ballast.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.reader.SpecReader;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecOverridesTest {
    private static final String TWO_ROOTS = """
            ballast: 1
            dataset: d
            tables:
              big:   { rows: 1000, columns: { id: { type: bigint, value: { sequence: {} } } } }
              small: { rows: 10, scales: false, columns: { id: { type: bigint, value: { sequence: {} } } } }
              child: { per: big, count: 2, columns: { id: { type: bigint, value: { sequence: {} } } } }
            """;

    @Test
    void givesATableItsRows() {
        assertThat(rows(read(rows("big=10M")), "big")).isEqualTo(10_000_000);
    }

    @Test
    void scalesTablesThatScaleAndAreNotGivenTheirRows() {
        DatasetSpec scaled = read(scale(0.1));
        assertThat(rows(scaled, "big")).isEqualTo(100);
        assertThat(rows(scaled, "small")).isEqualTo(10);
    }

    @Test
    void leavesATableOneRowAtLeastAndRoundsToTheNearest() {
        assertThat(rows(read(scale(1e-9)), "big")).isEqualTo(1);
        assertThat(rows(read(scale(0.0106)), "big")).isEqualTo(11);
    }

    @Test
    void changesTheSeed() {
        SpecOverrides seed = new SpecOverrides(Map.of(), OptionalDouble.empty(), OptionalLong.of(-5), List.of());
        assertThat(read(seed).seed()).isEqualTo(-5);
    }

    @Test
    void setsAnyValue() {
        assertThat(read(set("tables.big.columns.id.value={ sequence: { start: 5 } }"))
                        .table("big")
                        .columns()
                        .get(0)
                        .value())
                .isEqualTo(new SequenceKind.Numbers(5, 1));
        DatasetSpec users = SpecReader.preset("users", set("tables.users.columns.id.value.uuid=v7"));
        assertThat(users.table("users").columns().get(0).value()).isEqualTo(UuidKind.V7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "tables.bog.rows=5 => set tables.bog.rows=5: tables has no key \"bog\"; found: big, small, child; did you mean \"big\"?",
                "tables.big.rows.x=5 => set tables.big.rows.x=5: tables.big.rows is not a mapping in the spec",
                "tables.big.rows=ten => set tables.big.rows=ten: tables.big.rows: expected a whole number from 1 to 1000000000000000, found \"ten\"",
                "tables.big.columns.id.type=[ => set tables.big.columns.id.type=[:1: not valid YAML: expected the node content, but found '<stream end>'",
                "tables.big.coment=red => set tables.big.coment=red: tables.big: unknown key \"coment\"; allowed: rows, existing, scales, per, count, comment, columns, nulls, primaryKey, unique, indexes, references, checks, exclude, partition, unlogged, storage, replicaIdentity, cluster, statistics, inherits, inherited; did you mean \"comment\"?",
            })
    void refusesASettingThatDoesNotFit(String setting, String message) {
        assertRefused(() -> read(set(setting)), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "bog=5 => rows bog=5: no table \"bog\"; found: big, small, child; did you mean \"big\"?",
                "child=5 => rows child=5: the rows of child belong to big; give rows for big, or change tables.child.count",
                "big=0 => rows big=0: tables.big.rows: expected a whole number from 1 to 1000000000000000, found 0",
            })
    void refusesRowsThatDoNotFit(String rows, String message) {
        assertRefused(() -> read(rows(rows)), message);
    }

    @Test
    void refusesWrongUsage() {
        assertThatThrownBy(() -> SpecOverrides.rows(List.of("users=ten"), OverrideNames.PLAIN))
                .hasMessage("rows users=ten: expected table=number, such as users=10M")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.USAGE);
        assertThatThrownBy(() -> SpecOverrides.rows(List.of("users=1", "users=2"), OverrideNames.PLAIN))
                .hasMessage("rows users=2: this table's rows were given before");
        assertThatThrownBy(() -> SpecOverrides.settings(List.of("seed"), OverrideNames.PLAIN))
                .hasMessage("set seed: expected path=value, such as tables.users.columns.id.value.uuid=v7");
        assertThatThrownBy(() -> scale(0)).hasMessage("scale 0.0: expected a number greater than 0");
    }

    @Test
    void refusesAScaleThatChangesNothing() {
        assertThatThrownBy(() -> read(
                        new SpecOverrides(Map.of("big", 7L), OptionalDouble.of(0.1), OptionalLong.empty(), List.of())))
                .hasMessage("scale 0.1 changes nothing: it leaves alone what rows gives (big), and no other table of"
                        + " this spec has rows that scale; give one of the two")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.USAGE);
        assertThatThrownBy(() -> SpecReader.read(
                        TWO_ROOTS.replace("rows: 1000,", "rows: 1000, scales: false,"), "two.yaml", scale(3)))
                .hasMessage("scale 3 changes nothing: no table of this spec has rows that scale; give rows")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.USAGE);
    }

    @Test
    void leavesRowsThatAreNoNumberToTheReader() {
        assertRefused(
                () -> SpecReader.read(TWO_ROOTS.replace("rows: 1000", "rows: many"), "two.yaml", scale(3)),
                "two.yaml:4: tables.big.rows: expected a whole number from 1 to 1000000000000000, found \"many\"");
    }

    @Test
    void scalesTheTablesThatRowsDoNotName() {
        SpecOverrides both =
                new SpecOverrides(Map.of("small", 7L), OptionalDouble.of(0.1), OptionalLong.empty(), List.of());
        assertThat(rows(read(both), "small")).isEqualTo(7);
        assertThat(rows(read(both), "big")).isEqualTo(100);
    }

    @Test
    void refusesNullsInAKeyAndTwoDistributionsWhereTheyStand() {
        String key = """
                ballast: 1
                dataset: d
                tables:
                  t:
                    rows: 1
                    columns:
                      id:
                        type: bigint
                        primaryKey: true
                        %s
                        value: { sequence: {} }
                """;
        assertRefused(
                () -> SpecReader.read(String.format(key, "nulls: 0.1"), "key.yaml", SpecOverrides.NONE),
                "key.yaml:10: tables.t.columns.id.nulls: column \"id\" is in the primary key and cannot be null; take"
                        + " \"nulls\" away");
        assertRefused(
                () -> SpecReader.read(String.format(key, "nullable: true"), "key.yaml", SpecOverrides.NONE),
                "key.yaml:10: tables.t.columns.id.nullable: column \"id\" is in the primary key and cannot be null; take"
                        + " \"nullable\" away");
        assertRefused(
                () -> SpecReader.read(
                        TWO_ROOTS.replace("count: 2", "count: { constant: 3, zipf: { max: 5, mean: 2 } }"),
                        "two.yaml",
                        SpecOverrides.NONE),
                "two.yaml:6: tables.child.count: constant and zipf contradict each other: choose one distribution");
    }

    private static void assertRefused(ThrowingCallable read, String message) {
        assertThatThrownBy(read)
                .hasMessage(message)
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
    }

    private static DatasetSpec read(SpecOverrides overrides) {
        return SpecReader.read(TWO_ROOTS, "two.yaml", overrides);
    }

    private static long rows(DatasetSpec spec, String table) {
        return ((RowCount.Fixed) spec.table(table).rows()).rows();
    }

    private static SpecOverrides rows(String text) {
        return new SpecOverrides(
                SpecOverrides.rows(List.of(text), OverrideNames.PLAIN),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of());
    }

    private static SpecOverrides scale(double factor) {
        return new SpecOverrides(Map.of(), OptionalDouble.of(factor), OptionalLong.empty(), List.of());
    }

    private static SpecOverrides set(String text) {
        return new SpecOverrides(
                Map.of(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                SpecOverrides.settings(List.of(text), OverrideNames.PLAIN));
    }
}
