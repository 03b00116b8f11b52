package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.plan.WireChoice;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that refer to each other every way there is, names that try to be more than names, and values that do not fit. */
class OddSchemasIT {
    private static final ColumnType INT = ColumnType.of(BaseType.INTEGER);

    @TempDir
    private Path directory;

    private LoadTarget target;
    private LoadOptions options;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        options = LoadOptions.of(directory).withJobs(6).withVerify(VerifyLevel.FULL);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void tenChildrenOfOneParentAndACycleDoNotDeadlock() throws SQLException {
        TestBundle tables = new TestBundle(directory);
        tables.table(table("parent", "first", "child0"), "1,\n2,1\n");
        for (int i = 0; i < 10; i++) {
            tables.table(table("child" + i, "up", "parent", "self", "child" + i), "1,1,\n", "2,1,1\n3,2,2\n");
        }
        Bundle bundle = tables.finish();

        target.load(options);
        target.load(options.withMode(LoadMode.REPLACE));

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        assertThat(target.texts("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated"))
                .containsExactly("21");
    }

    /** Words of SQL, and each odd character as a name, at its beginning, in its middle, at its end and twice. */
    private static List<String> hostileNames() {
        Set<String> names = new LinkedHashSet<>(List.of(
                "Robert'); DROP TABLE students;--",
                "a \"quoted\" name",
                "back\\slash $$ $1 ? {fn now()} ::text :row",
                "n".repeat(ObjectNames.MAX_NAME_BYTES),
                "n".repeat(ObjectNames.MAX_NAME_BYTES - 1) + "m",
                "ü".repeat(ObjectNames.MAX_NAME_BYTES / 2),
                "ü".repeat(ObjectNames.MAX_NAME_BYTES / 2) + "n",
                "ünïcödé 漢字 🚀"));
        names.addAll(
                List.of("select", "SELECT", "table", "user", "order", "group", "null", "true", "default", "primary"));
        names.addAll(List.of("pg_class", "information_schema", "ctid", "xmin", "oid", "public", "ballast", "none"));
        List<String> odd = new ArrayList<>(
                List.of("$$", "--", "/*", "*/", "::", "\r\n", "\u00e9", "e\u0301", "\u202e", "漢", "🚀"));
        "\"'`;,.:?!%&|()[]{}<>=+-*/\\^~@#$ \t\n\r\u0007\u007f".chars().forEach(c -> odd.add(Character.toString(c)));
        for (String part : odd) {
            names.addAll(List.of(part, part + "a", "a" + part + "a", "a" + part, part + part));
        }
        return List.copyOf(names);
    }

    @Test
    void namesAreNeverMoreThanNames() throws SQLException {
        List<String> names = hostileNames();
        assertThat(names).hasSizeGreaterThanOrEqualTo(200);
        TestBundle tables = new TestBundle(directory);
        for (String name : names) {
            tables.table(table(name, "value of " + name.substring(0, Math.min(5, name.length()))), "1,5\n2,\n");
        }
        Bundle bundle = tables.finish();
        LoadOptions into = options.withSchema("schema \"of' all");

        target.load(into);
        target.load(into.withMode(LoadMode.REPLACE));

        new Judge(directory, bundle).acceptsIn(target.connection(), "schema \"of' all");
        assertThat(target.texts("SELECT relname FROM pg_class WHERE relkind = 'r'"
                        + " AND relnamespace = '\"schema \"\"of'' all\"'::regnamespace"))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @EnumSource(value = WireChoice.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void saysWhereABadValueIs(WireChoice wire) {
        new TestBundle(directory)
                .table(table("t", "n"), "1,1\n2,2\n", "3,3\n4,\"12,5\"\n5,5\n")
                .finish();

        assertThatThrownBy(() -> target.load(options.withWire(wire)))
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith("data/t/t-00001.csv, row 2, column \"n\": ")
                .hasMessageContaining("\"12,5\"")
                .hasMessageEndingWith(
                        ". The shard was rolled back and nothing was published. Make the bundle again, then"
                                + " start over.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
    }

    @Test
    void saysWhichKeyTheRowsBreak() {
        new TestBundle(directory).table(table("t", "n"), "1,1\n", "1,2\n").finish();

        assertThatThrownBy(() -> target.load(options))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining("index t_pkey")
                .hasMessageEndingWith(
                        "could not create unique index \"t_pkey\"; Key (id)=(1) is duplicated [23505]. Nothing was"
                                + " published. Fix these rows, then start over.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
    }

    @Test
    void saysWhichForeignKeyTheRowsBreak() throws SQLException {
        new TestBundle(directory)
                .table(table("a"), "1\n2\n")
                .table(table("b", "up", "a"), "1,2\n2,3\n")
                .finish();

        assertThatThrownBy(() -> target.load(options))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining("validate b.b_up_fkey")
                .hasMessageContaining("Key (up)=(3) is not present in table \"a\"")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
        assertThat(target.texts("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void loadsTablesWithoutRowsAndWithoutKeys() throws SQLException {
        TableSchema bare = new TableSchema(
                "bare", null, List.of(Column.of("n", INT, true)), List.of(), List.of(), List.of(), List.of(), null);
        Bundle bundle = new TestBundle(directory)
                .table(bare, "1\n1\n\n")
                .table(table("nothing", "n"), "")
                .finish();

        target.load(options);

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    /** A table with an integer id, and integer columns that refer to the ids of tables: a name alone refers to nothing. */
    private static TableSchema table(String name, String... columnsAndTargets) {
        List<Column> columns = new ArrayList<>(List.of(Column.of("id", INT, false)));
        List<ForeignKey> keys = new ArrayList<>();
        for (int i = 0; i < columnsAndTargets.length; i += 2) {
            columns.add(Column.of(columnsAndTargets[i], INT, true));
            if (i + 1 < columnsAndTargets.length) {
                keys.add(new ForeignKey(
                        List.of(columnsAndTargets[i]),
                        columnsAndTargets[i + 1],
                        List.of("id"),
                        ForeignKey.OnDelete.NO_ACTION));
            }
        }
        return new TableSchema(name, null, columns, List.of("id"), List.of(), List.of(), keys, null);
    }
}
