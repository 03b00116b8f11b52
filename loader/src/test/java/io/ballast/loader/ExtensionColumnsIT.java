package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.plan.WireChoice;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns of types of extensions: in binary where the target's catalog says that the extension has them, else as CSV. */
class ExtensionColumnsIT {
    private static final String BINARY = "binary: the server need not parse text";

    @TempDir
    private static Path directory;

    private static LoadTarget target;

    @BeforeAll
    static void open() throws SQLException {
        target = new LoadTarget();
        String rows = """
                1,\"""a""=>""1"", b=>NULL",Top.Science,Ada,"{x,y.z}"
                2,,,,
                """;
        bundle("named", rows, "ext.hstore", "ext.ltree", "ext.citext", "ext.ltree[]");
        bundle("unnamed", rows, "hstore", "ltree", "citext", "ltree[]");
        bundle("one", "1,a\n", "ltree");
    }

    @AfterAll
    static void close() throws SQLException {
        target.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        target.execute("DROP EXTENSION IF EXISTS hstore CASCADE; DROP EXTENSION IF EXISTS ltree CASCADE;"
                + " DROP EXTENSION IF EXISTS citext CASCADE; DROP SCHEMA IF EXISTS ext CASCADE; CREATE SCHEMA ext");
        target.clear();
    }

    @ParameterizedTest
    @CsvSource({"named, CREATE", "unnamed, CREATE", "named, APPEND", "named, FILL"})
    void travelInBinaryWhereTheExtensionHasThem(String bundle, LoadMode mode) throws SQLException {
        createExtensions("ext");
        if (mode != LoadMode.CREATE) {
            target.execute("CREATE TABLE t (id integer, c0 ext.hstore, c1 ext.ltree, c2 ext.citext, c3 ext.ltree[])");
        }
        LoadOptions options = options(bundle).withMode(mode);

        assertThat(wire(options)).isEqualTo(BINARY);
        assertThat(target.loader(options, FailPoint.NONE).plan().findings())
                .filteredOn(finding -> finding.startsWith("not compared"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("not compared, as only the server knows these values: t.c0 (");
        target.load(options);

        assertThat(target.texts("SELECT concat_ws('|', id, c0, c1, c2, c3) FROM t ORDER BY id"))
                .containsExactly("1|\"a\"=>\"1\", \"b\"=>NULL|Top.Science|Ada|{x,y.z}", "2");
    }

    @Test
    void travelInBinaryWhenThatIsRequested() throws SQLException {
        createExtensions("public");
        target.load(options("unnamed").withWire(WireChoice.BINARY));
        assertThat(target.texts("SELECT c0 OPERATOR(public.->) 'a' FROM public.t WHERE id = 1"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TYPE public.ltree AS (a text)     | (a)
            CREATE DOMAIN public.ltree AS text       | a
            CREATE TABLE public.ltree (a text)       | (a)
            CREATE DOMAIN public.ltree AS ext.ltree  | a
            CREATE TYPE public.ltree AS ENUM ('a')   | a
            """)
    void travelAsCsvWhereATypeHasTheNameAlone(String sql, String value) throws SQLException {
        createExtensions("ext");
        target.execute(sql);
        String bundle = value.equals("a") ? "one" : "row";
        bundle("row", "1,(a)\n", "ltree");
        LoadOptions options = options(bundle);

        assertThat(wire(options)).isEqualTo("csv: no binary form for column \"c0\" (\"ltree\")");
        target.load(options);

        assertThat(target.texts("SELECT c0::text FROM public.t")).containsExactly(value);
    }

    private static void createExtensions(String schema) throws SQLException {
        for (String extension : List.of("hstore", "ltree", "citext")) {
            target.execute("CREATE EXTENSION " + extension + " SCHEMA " + schema);
        }
    }

    private static String wire(LoadOptions options) {
        return target.loader(options, FailPoint.NONE).plan().work().tables().stream()
                .map(table -> table.wire().label() + ": " + table.wireReason())
                .findFirst()
                .orElseThrow();
    }

    private static void bundle(String name, String rows, String... types) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("id", ColumnType.of(BaseType.INTEGER), false));
        for (String type : types) {
            columns.add(Column.of(
                    "c" + (columns.size() - 1), TypeSyntax.parse(type, null).orElseThrow(), true));
        }
        TableSchema table = new TableSchema("t", null, columns, List.of(), List.of(), List.of(), List.of(), null);
        new TestBundle(directory.resolve(name)).table(table, rows).finish();
    }

    private static LoadOptions options(String bundle) {
        return LoadOptions.of(directory.resolve(bundle)).withJobs(1).withVerify(VerifyLevel.FULL);
    }
}
