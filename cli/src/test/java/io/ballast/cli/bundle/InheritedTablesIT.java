package io.ballast.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.report.Progress;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.SpecSource;
import io.ballast.generator.plan.Sharding;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.verify.TargetVerifier;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.testdb.Psql;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that inherit from others are made with these, and each has the rows that are its own. */
class InheritedTablesIT {
    private static final String SPEC = """
            ballast: 1
            dataset: map
            tables:
              ports:
                rows: 30
                inherits: [towns, owned]
                inherited: [id, owner]
                columns:
                  id:     { type: bigint, value: { sequence: { start: 1001 } } }
                  people: { type: integer, value: { integer: { min: 1, max: 9 } } }
                  owner:  { type: integer, value: { integer: { min: 1, max: 9 } } }
                  berths: { type: integer, value: { integer: { min: 1, max: 9 } } }
                primaryKey: [id]
              towns:
                rows: 200
                columns:
                  id:     { type: bigint, value: { sequence: {} }, default: { sequence: {} } }
                  people: { type: integer, nulls: 0.1, value: { integer: { min: 1, max: 9 } }, check: { minimum: 1 } }
                primaryKey: [id]
              owned:
                rows: 10
                columns: { owner: { type: integer, value: { integer: { min: 1, max: 9 } }, check: { minimum: 1 } } }
              boats:
                rows: 20
                inherits: [owned]
                columns: { owner: { type: integer, value: { integer: { min: 1, max: 9 } } } }
            """;

    private static final String ROWS = "SELECT (SELECT count(*) FROM ONLY towns) || ' ' || (SELECT count(*) FROM towns)"
            + " || ' ' || (SELECT count(*) FROM ONLY owned) || ' ' || (SELECT count(*) FROM owned)";

    private static final String FAMILY =
            "SELECT string_agg(inhrelid::regclass || ' ' || inhseqno || ' ' || inhparent::regclass, ', '"
                    + " ORDER BY inhrelid::regclass::text COLLATE \"C\", inhseqno) FROM pg_inherits"
                    + " JOIN pg_class c ON c.oid = inhparent WHERE c.relkind = 'r'";

    private static final String EXPECTED = "boats 1 owned, ports 1 towns, ports 2 owned";

    @TempDir
    Path directory;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(StagingChoice.class)
    void areLoadedVerifiedAndReplaced(StagingChoice staging) throws SQLException {
        LoadOptions options =
                LoadOptions.of(source(SPEC)).withJobs(3).withStaging(staging).withVerify(VerifyLevel.FULL);
        load(options);
        load(options.withMode(LoadMode.REPLACE));
        new TargetVerifier(settings(), source(SPEC), "public", 2, Progress.silent()).run();

        assertThat(text(ROWS)).isEqualTo("200 230 10 60");
        assertThat(text(FAMILY)).isEqualTo(EXPECTED);
        assertThat(
                        text(
                                "SELECT string_agg(conrelid::regclass || ' ' || conislocal || ' ' || coninhcount, ', '"
                                        + " ORDER BY conrelid::regclass::text COLLATE \"C\") FROM pg_constraint WHERE contype = 'c' AND conname = 'owned_owner_check'"))
                .isEqualTo("boats false 1, owned true 0, ports false 1");
        assertThat(text(
                        "SELECT string_agg(attname || ' ' || attislocal || ' ' || attinhcount || ' ' || attnotnull, ', ' ORDER BY attnum)"
                                + " FROM pg_attribute WHERE attrelid = 'ports'::regclass AND attnum > 0"))
                .isEqualTo("id false 1 true, people true 1 true, owner false 1 true, berths true 0 true");
        // The sequence of the parent is behind the rows of those that inherit it.
        assertThat(text("INSERT INTO towns (people) VALUES (1) RETURNING id")).isEqualTo("1031");
    }

    @Test
    void getMoreRowsApart() throws SQLException {
        load(LoadOptions.of(source(SPEC)));
        execute("TRUNCATE towns, owned");

        load(LoadOptions.of(source(SPEC)).withMode(LoadMode.APPEND).withVerify(VerifyLevel.FULL));

        assertThat(text(ROWS)).isEqualTo("200 230 10 60");
    }

    @Test
    void areNotReplacedByTablesThatInheritNothing() {
        load(LoadOptions.of(source(SPEC)));
        String without = SPEC.replace("    inherits: [owned]\n", "").replaceFirst("rows: 20", "rows: 21");

        assertThatThrownBy(() -> load(LoadOptions.of(source(without)).withMode(LoadMode.REPLACE)))
                .hasMessageContaining("its place as a partition or child of public.owned");
    }

    @EnabledIf("io.ballast.testdb.Psql#expected")
    @Test
    void areLoadedByPsql() throws Exception {
        DatasetSpec spec = SpecReader.read(SPEC, "map.yaml");
        new BundleGenerator(spec, SpecWriter.write(spec), GenerationOptions.into(directory), Progress.silent()).run();

        Psql.on(database).in(directory).run("-f", BundleLayout.LOAD_SQL);

        assertThat(text(ROWS)).isEqualTo("200 230 10 60");
        assertThat(text(FAMILY)).isEqualTo(EXPECTED);
        assertThat(text("INSERT INTO towns (people) VALUES (1) RETURNING id")).isEqualTo("1031");
    }

    private static ShardSource source(String text) {
        DatasetSpec spec = SpecReader.read(text, "map.yaml");
        return new SpecSource("map.yaml", spec, SpecWriter.write(spec), new Sharding.Count(3));
    }

    private void load(LoadOptions options) {
        new BundleLoader(settings(), options, Progress.silent()).run();
    }

    private ConnectionSettings settings() {
        return ConnectionResolver.ofOwnUrl("postgresql://" + database.user() + "@" + database.host() + ":"
                        + database.port() + "/" + database.name() + "?sslmode=prefer")
                .withPassword(database.password());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts.get(0);
    }
}
