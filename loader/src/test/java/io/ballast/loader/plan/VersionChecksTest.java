package io.ballast.loader.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.error.BallastException;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.CheckTraits;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.DefaultFunction;
import io.ballast.common.schema.Deferral;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.SqlCheck;
import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.TableConstraints;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableSettings;
import io.ballast.common.schema.TableTraits;
import io.ballast.common.schema.UniqueKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an older server lacks is named before anything is written, and goes to the first one that has it. */
class VersionChecksTest {
    private static final TableSettings PLAIN = TableSettings.NONE;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            storage autovacuum_vacuum_max_threshold 10        | 18 | Table "t" has the option autovacuum_vacuum_max_threshold = 10
            storage toast.autovacuum_vacuum_max_threshold 10  | 18 | Table "t" has the option toast.autovacuum_vacuum_max_threshold = 10
            storage vacuum_max_eager_freeze_failure_rate 0.5  | 18 | Table "t" has the option vacuum_max_eager_freeze_failure_rate = 0.5
            storage vacuum_index_cleanup auto                 | 14 | Table "t" has the option vacuum_index_cleanup = auto
            default uuidv7                                    | 18 | Default of column "id" of table "t" is uuidv7()
            virtual                                           | 18 | Column "twice" of table "t" is VIRTUAL
            unique                                            | 15 | Key "t_id_key" of table "t" is NULLS NOT DISTINCT
            index                                             | 15 | Index "t_id_idx" of table "t" is NULLS NOT DISTINCT
            check                                             | 18 | Check "positive" of table "t" is NOT ENFORCED
            set null                                          | 15 | Foreign key "t_id_fkey" of table "t" is SET NULL (columns)
            not enforced                                      | 18 | Foreign key "t_id_fkey" of table "t" is NOT ENFORCED
            overlaps                                          | 18 | Key "t_id_key" of table "t" is WITHOUT OVERLAPS
            period                                            | 18 | Foreign key "t_a_b_fkey" of table "t" is PERIOD
            not valid                                         | 18 | Foreign key "t_id_fkey" of table "t" is NOT VALID of a partitioned table
            """)
    void refusesWhatTheServerLacks(String what, int since, String said) {
        Manifest manifest = PlanFixture.bundle(PlanFixture.table(table(what), 1));
        for (int version = 13; version < since; version++) {
            ServerFacts server = server(version);
            assertThatThrownBy(() -> check(manifest, server, true))
                    .isInstanceOf(BallastException.class)
                    .hasMessage(said + ", which PostgreSQL " + since + " and newer know; the server is " + version
                            + ".0. Load into a newer server, or take it out of the dataset spec.");
        }
        assertThatCode(() -> check(manifest, server(since), true)).doesNotThrowAnyException();
    }

    /** Keys and constraints are not made then; the table is. */
    @ParameterizedTest
    @CsvSource({"unique, true", "check, true", "virtual, false", "storage vacuum_index_cleanup auto, false"})
    void asksForWhatIsMadeAlone(String what, boolean taken) {
        Manifest manifest = PlanFixture.bundle(PlanFixture.table(table(what), 1));
        if (taken) {
            assertThatCode(() -> check(manifest, server(13), false)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> check(manifest, server(13), false)).isInstanceOf(BallastException.class);
        }
    }

    private static void check(Manifest manifest, ServerFacts server, boolean constraints) {
        Misfits misfits = new Misfits();
        VersionChecks.check(manifest, server, constraints, misfits);
        misfits.refuse();
    }

    private static ServerFacts server(int version) {
        return new ServerFacts(version * 10_000, version + ".0", "db", "me", Map.of(), false, true);
    }

    private static TableSchema table(String what) {
        String[] words = what.split(" ", 3);
        return switch (what) {
            case "default uuidv7" ->
                table(new ColumnDefault.Call(DefaultFunction.UUIDV7), List.of(), List.of(), traits(PLAIN, false));
            case "virtual" -> table(null, List.of(), List.of(), traits(PLAIN, true));
            case "unique" ->
                table(
                        null,
                        List.of(new UniqueKey(
                                List.of("id"),
                                new KeyTraits(ObjectLabel.NONE, Deferral.NEVER, true, List.of(), Map.of()))),
                        List.of(),
                        traits(PLAIN, false));
            case "index" -> withIndex();
            case "check" -> withCheck();
            case "set null" -> withKey(List.of("id"), true, true, false);
            case "not enforced" -> withKey(List.of(), false, true, false);
            case "overlaps" ->
                table(
                        null,
                        List.of(new UniqueKey(
                                List.of("id"),
                                new KeyTraits(ObjectLabel.NONE, Deferral.NEVER, false, List.of(), Map.of(), true))),
                        List.of(),
                        traits(PLAIN, false));
            case "period" ->
                table(
                        null,
                        List.of(),
                        List.of(new ForeignKey(
                                List.of("a", "b"),
                                "t",
                                List.of("a", "b"),
                                ForeignKey.OnDelete.NO_ACTION,
                                new ForeignKeyTraits(
                                        ObjectLabel.NONE,
                                        Deferral.NEVER,
                                        ForeignKey.OnDelete.NO_ACTION,
                                        List.of(),
                                        false,
                                        true,
                                        true,
                                        true))),
                        traits(PLAIN, false));
            case "not valid" -> withKey(List.of(), true, false, true);
            default ->
                table(
                        null,
                        List.of(),
                        List.of(),
                        traits(new TableSettings(Map.of(words[1], words[2]), null, null, List.of()), false));
        };
    }

    private static TableTraits traits(TableSettings settings, boolean virtual) {
        GeneratedColumn twice = new GeneratedColumn(
                1, "twice", ColumnType.of(BaseType.BIGINT), true, new SqlExpression("1"), false, null);
        return new TableTraits(null, null, false, virtual ? List.of(twice) : List.of(), settings, Inheritance.NONE);
    }

    private static TableSchema table(
            @Nullable ColumnDefault value, List<UniqueKey> unique, List<ForeignKey> keys, TableTraits traits) {
        Column id = new Column("id", ColumnType.of(BaseType.UUID), false, value, null, null);
        return new TableSchema("t", List.of(id), List.of(), unique, List.of(), keys, traits);
    }

    private static TableSchema withIndex() {
        IndexTraits distinct = new IndexTraits(ObjectLabel.NONE, List.of(), null, true, Map.of());
        Index index = new Index(List.of("id"), Index.Method.BTREE, true, null, List.of(), distinct);
        return new TableSchema("t", List.of(id()), List.of(), List.of(), List.of(index), List.of(), TableTraits.NONE);
    }

    private static TableSchema withCheck() {
        SqlCheck check = new SqlCheck(
                ObjectLabel.named("positive"), new SqlExpression("id > 0"), CheckTraits.NOT_ENFORCED, List.of());
        return new TableSchema(
                "t",
                List.of(id()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                TableTraits.NONE,
                new TableConstraints(KeyTraits.NONE, Map.of(), List.of(check), List.of()));
    }

    private static TableSchema withKey(List<String> setColumns, boolean enforced, boolean valid, boolean partitioned) {
        ForeignKeyTraits traits = new ForeignKeyTraits(
                ObjectLabel.NONE, Deferral.NEVER, ForeignKey.OnDelete.NO_ACTION, setColumns, false, enforced, valid);
        ForeignKey key = new ForeignKey(List.of("id"), "t", List.of("id"), ForeignKey.OnDelete.SET_NULL, traits);
        return table(
                null,
                List.of(),
                List.of(key),
                new TableTraits(null, partitioned ? new Partitioning.ByHash("id", 2) : null));
    }

    private static Column id() {
        return Column.of("id", ColumnType.of(BaseType.UUID), false);
    }
}
