package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress;
import io.ballast.generator.SpecSource;
import io.ballast.generator.plan.Sharding;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.introspect.draft.SpecDraft;
import io.ballast.introspect.draft.SpecDrafter;
import io.ballast.introspect.facts.CatalogReader;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Columns and tables of a schema that went through a spec into another database are by the catalog what they were. */
class ColumnsKeptIT {
    private static final String COLUMNS = """
            SELECT concat_ws(' ', c.relname, c.relpersistence, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                             'default ' || pg_get_expr(d.adbin, d.adrelid), 'identity ' || nullif(a.attidentity::text, ''),
                             'generated ' || nullif(a.attgenerated::text, ''), o.collname, a.attstorage, a.attcompression,
                             col_description(c.oid, a.attnum))
              FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
              LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
              LEFT JOIN pg_collation o ON o.oid = a.attcollation
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname, a.attnum""";

    private static final String SEQUENCES = """
            SELECT concat_ws(' ', c.relname, format_type(seqtypid, NULL), seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle)
              FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid ORDER BY 1""";

    private TestDatabase original;
    private TestDatabase copy;

    @BeforeEach
    void open() {
        original = TestDatabase.fresh();
        copy = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        original.close();
        copy.close();
    }

    @Test
    void areTheSameInTheCatalogOfTheCopy() throws Exception {
        try (Connection there = original.open();
                Connection here = copy.open()) {
            execute(there, resource("schemas/traits.sql"));
            SpecDraft draft =
                    SpecDrafter.draft(CatalogReader.read(there, "public", Progress.silent()), DraftOptions.DEFAULT);
            there.rollback();
            there.setAutoCommit(true);
            load(SpecReader.read(SpecWriter.write(draft.spec()), "spec.yaml"), LoadMode.CREATE);

            assertThat(lines(here, COLUMNS)).isEqualTo(lines(there, COLUMNS)).hasSizeGreaterThan(35);
            assertThat(lines(here, SEQUENCES))
                    .isEqualTo(lines(there, SEQUENCES))
                    .hasSize(7);

            load(SpecReader.read(SpecWriter.write(draft.spec()), "spec.yaml"), LoadMode.REPLACE);
            assertThat(lines(here, COLUMNS)).isEqualTo(lines(there, COLUMNS));
            assertThat(lines(here, SEQUENCES)).isEqualTo(lines(there, SEQUENCES));
        }
    }

    @Test
    void numberTheNextRowBehindThoseOfTheLoad() throws Exception {
        load("""
                  id:     { type: bigint, primaryKey: true, value: { sequence: {} }, identity: always }
                  serial: { type: integer, value: { sequence: { start: 100 } }, default: { sequence: {} } }
                  down:   { type: integer, value: { sequence: { start: -1, step: -1 } }, default: { sequence: { increment: -1 } } }
                  name:   { type: text, nullable: true, value: { constant: x } }
                """);
        try (Connection here = copy.open()) {
            execute(here, "INSERT INTO t (name) VALUES ('next')");
            assertThat(lines(here, "SELECT concat_ws(' ', id, serial, down) FROM t WHERE name = 'next'"))
                    .containsExactly("51 150 -51");
            assertThat(lines(here, "SELECT relname FROM pg_class WHERE relkind = 'S' ORDER BY 1"))
                    .containsExactly("t_down_seq", "t_id_seq", "t_serial_seq");
        }
    }

    @Test
    void areComputedByTheServerWhereTheSourceIsTrusted() throws Exception {
        load("""
                  label: { type: text, generated: { sql: "'no ' || id" }, comment: computed }
                  id:    { type: bigint, primaryKey: true, value: { sequence: {} } }
                  words: { type: tsvector, generated: { sql: "to_tsvector('simple'::regconfig, name)" } }
                  name:  { type: text, value: { constant: some words } }
                indexes:
                  - { columns: [words], method: gin }
                """);
        try (Connection here = copy.open()) {
            assertThat(lines(here, "SELECT concat_ws(' ', label, id, words, name) FROM t WHERE id = 7"))
                    .containsExactly("no 7 7 'some':1 'words':2 some words");
            assertThat(
                            lines(
                                    here,
                                    "SELECT attname FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0 ORDER BY attnum"))
                    .containsExactly("label", "id", "words", "name");
            assertThat(lines(here, "SELECT col_description('t'::regclass, 1)")).containsExactly("computed");
        }
    }

    private void load(String columns) {
        load(
                SpecReader.read(
                        "ballast: 1\ndataset: d\ntables:\n  t:\n    rows: 50\n    columns:\n" + columns.indent(4),
                        "spec.yaml"),
                LoadMode.CREATE);
    }

    private void load(DatasetSpec spec, LoadMode mode) {
        SpecSource source = new SpecSource("spec.yaml", spec, SpecWriter.write(spec), new Sharding.Count(1));
        LoadOptions options = LoadOptions.of(source).withJobs(2).withMode(mode).withSqlTrust(SqlTrust.RUN);
        new BundleLoader(
                        ConnectionResolver.ofOwnUrl("postgresql://" + copy.user() + "@" + copy.host() + ":"
                                        + copy.port() + "/" + copy.name() + "?sslmode=prefer")
                                .withPassword(copy.password()),
                        options,
                        Progress.silent())
                .run();
    }

    private static List<String> lines(Connection connection, String question) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ColumnsKeptIT.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
