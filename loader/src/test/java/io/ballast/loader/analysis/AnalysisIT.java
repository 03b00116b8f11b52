package io.ballast.loader.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.analysis.ColumnFacts.CommonValue;
import io.ballast.testdb.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnalysisIT {
    private static final StatedDistribution EMAILS_ZIPF = new StatedDistribution(
            "emails", "user_id", "users", new BoundedZipf(5, 1.2557343719704368, ChildrenDistribution.Origin.STATED));

    private static TestDatabase database;
    private Connection connection;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.fresh();
        try (Connection connection = database.open()) {
            ShopTables.create(connection);
        }
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void open() throws SQLException {
        connection = database.open();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void asksEveryQuestionOnceAndReportsEachStep() {
        AtomicLong total = new AtomicLong();
        AtomicLong steps = new AtomicLong();
        AnalysisReport report = Analysis.run(
                connection, ShopTables.SCHEMA, new Stated(List.of(), List.of()), new CountedSteps(total, steps));
        assertThat(steps).hasValue(SqlQuestion.values().length);
        assertThat(total).hasValue(SqlQuestion.values().length);
        assertThat(List.of(
                        report.tables(),
                        report.databases(),
                        report.childrenPerParent(),
                        report.columns(),
                        report.indexes(),
                        report.bloat(),
                        report.cache()))
                .as("the answers about a schema that has something of everything")
                .hasSize(AnalysisReport.class.getRecordComponents().length - 1)
                .allSatisfy(answers -> assertThat(answers).isNotEmpty());
    }

    private record CountedSteps(AtomicLong total, AtomicLong steps) implements Progress, Progress.PhaseProgress {
        @Override
        public PhaseProgress start(String phase, long expected, Unit unit) {
            total.addAndGet(expected);
            return this;
        }

        @Override
        public void advance(long amount) {
            steps.addAndGet(amount);
        }

        @Override
        public void note(String line) {}

        @Override
        public void close() {}
    }

    @Test
    void countsEveryRowBesideTheServersEstimate() {
        AnalysisReport report = analyze(List.of());
        assertThat(report.tables())
                .extracting(TableFacts::name, TableFacts::rows, TableFacts::estimatedRows)
                .containsExactly(
                        tuple("emails", 2001L, null),
                        tuple("users", 1000L, 1000L),
                        tuple("phone_numbers", 34L, null),
                        tuple("order \"lines", 20L, 20L),
                        tuple("returns", 3L, null));
        assertThat(report.rows()).isEqualTo(3058);
    }

    @Test
    void measuresTablesIndexesAndToastAsTheServerDoes() throws SQLException {
        TableFacts users = table("users");
        assertThat(users.indexBytes()).isEqualTo(number("SELECT pg_indexes_size('\"Web Shop\".users')"));
        assertThat(users.toastBytes()).isEqualTo(8192);
        assertThat(users.totalBytes()).isEqualTo(number("SELECT pg_total_relation_size('\"Web Shop\".users')"));
    }

    @Test
    void takesAPartitionedTableAsTheSumOfItsPartitions() throws SQLException {
        assertThat(table("order \"lines").totalBytes())
                .isEqualTo(number("SELECT pg_total_relation_size('\"Web Shop\".lines_1')"
                        + " + pg_total_relation_size('\"Web Shop\".lines_2')"));
    }

    @Test
    void measuresEveryDatabaseOfTheServer() {
        AnalysisReport report = analyze(List.of());
        assertThat(report.subject().database()).isEqualTo(database.name());
        assertThat(report.databases())
                .extracting(DatabaseSize::name)
                .contains("template1", database.name())
                .doesNotContain("(all databases)");
        assertThat(report.subject().databaseBytes()).isGreaterThan(report.totalBytes());
    }

    @Test
    void countsChildrenForEachForeignKey() {
        assertThat(analyze(List.of()).childrenPerParent())
                .extracting(
                        ChildrenPerParent::childTable,
                        ChildrenPerParent::columns,
                        ChildrenPerParent::parentTable,
                        ChildrenPerParent::parents,
                        ChildrenPerParent::children)
                .containsExactly(
                        tuple("emails", "user_id", "users", 1000L, 2001L),
                        tuple("phone_numbers", "user_id", "users", 1000L, 30L),
                        tuple("returns", "line_a, line B", "order \"lines", 20L, 2L));
    }

    @Test
    void countsParentsWithoutChildrenAndLeavesOutNullReferences() {
        assertThat(distribution("phone_numbers", List.of()).counts())
                .containsExactly(new ChildCount(0, 990, 0.99, null), new ChildCount(3, 10, 0.01, null));
    }

    @Test
    void holdsCountsAgainstTheStatedDistributionWithoutLosingADegreeOfFreedom() {
        ChildrenPerParent emails = distribution("emails", List.of(EMAILS_ZIPF));
        assertThat(emails.comparedWith())
                .isEqualTo(new BoundedZipf(5, 1.2557343719704368, ChildrenDistribution.Origin.STATED));
        assertThat(emails.counts()).extracting(ChildCount::parents).containsExactly(505L, 212L, 127L, 89L, 67L);
        assertThat(emails.counts().get(0).expectedShare()).isCloseTo(0.505468, within(1e-6));
        assertThat(emails.fit().degreesOfFreedom()).isEqualTo(4);
        assertThat(emails.fit().pValue()).isGreaterThan(0.999);
    }

    @Test
    void showsWhatAStatedDistributionExpectsWhereThereIsNothing() {
        ChildrenPerParent phones = distribution(
                "phone_numbers",
                List.of(new StatedDistribution(
                        "phone_numbers",
                        "user_id",
                        "users",
                        new BoundedZipf(2, 0, ChildrenDistribution.Origin.STATED))));
        assertThat(phones.counts())
                .containsExactly(
                        new ChildCount(0, 990, 0.99, 0.0),
                        new ChildCount(1, 0, 0, 0.5),
                        new ChildCount(2, 0, 0, 0.5),
                        new ChildCount(3, 10, 0.01, 0.0));
        assertThat(phones.fit()).isNull();
        assertThat(phones.excludedParents()).isEqualTo(1000);
    }

    @Test
    void fitsTheDistributionWhereNoneIsStated() {
        ChildrenPerParent emails = distribution("emails", List.of());
        assertThat(emails.comparedWith().origin()).isEqualTo(ChildrenDistribution.Origin.FITTED);
        assertThat(((BoundedZipf) emails.comparedWith()).exponent()).isCloseTo(1.2557, within(0.002));
        assertThat(emails.fit().degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void fitsNoDistributionWhereItIsStatedThatThereIsNone() {
        ChildrenPerParent emails =
                distribution("emails", List.of(new StatedDistribution("emails", "user_id", "users", null)));
        assertThat(emails.comparedWith()).isNull();
        assertThat(emails.fit()).isNull();
        assertThat(emails.counts().get(0).expectedShare()).isNull();
    }

    @Test
    void holdsCountsAgainstAnyStatedDistribution() {
        ListedDistribution distribution =
                new ListedDistribution("weighted on 0..3", new TreeMap<>(Map.of(0L, 0.99, 3L, 0.01)));
        ChildrenPerParent phones = distribution(
                "phone_numbers", List.of(new StatedDistribution("phone_numbers", "user_id", "users", distribution)));
        assertThat(phones.counts())
                .containsExactly(new ChildCount(0, 990, 0.99, 0.99), new ChildCount(3, 10, 0.01, 0.01));
        assertThat(phones.fit().degreesOfFreedom()).isEqualTo(1);
        assertThat(phones.fit().statistic()).isZero();
    }

    @Test
    void describesAForeignKeyBetweenEmptyTables() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE SCHEMA hollow");
            sql.execute("CREATE TABLE hollow.parents (id int PRIMARY KEY)");
            sql.execute("CREATE TABLE hollow.children (parent int REFERENCES hollow.parents)");
        }
        assertThat(Analysis.run(connection, "hollow", Stated.NOTHING, Progress.silent())
                        .childrenPerParent())
                .containsExactly(new ChildrenPerParent("children", "parent", "parents", List.of(), null, null));
    }

    @Test
    void findsNothingInASchemaWithoutTables() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE SCHEMA bare");
        }
        AnalysisReport report = Analysis.run(connection, "bare", Stated.NOTHING, Progress.silent());
        assertThat(report.tables()).isEmpty();
        assertThat(report.rows()).isZero();
    }

    @Test
    void countsNullsAndFindsCommonValuesBesideWhatWasStated() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE SCHEMA kinds");
            sql.execute("CREATE TABLE kinds.t (id int, \"the Kind\" text)");
            sql.execute("INSERT INTO kinds.t SELECT i, CASE WHEN i % 10 < 2 THEN NULL WHEN i % 10 < 7 THEN 'a,\"b'"
                    + " ELSE 'c' END FROM generate_series(1, 1000) i");
            sql.execute("ANALYZE kinds.t");
        }
        Stated stated = new Stated(
                List.of(),
                List.of(
                        new StatedColumn("t", "the Kind", 0.2, Map.of("c", 0.3)),
                        new StatedColumn("t", "id", 0.05, Map.of("7", 0.1))));
        List<ColumnFacts> columns =
                Analysis.run(connection, "kinds", stated, Progress.silent()).columns();
        assertThat(columns)
                .containsExactly(
                        new ColumnFacts(
                                "t", "id", "integer", 1000, 0, 0.05, 1000L, List.of(new CommonValue("7", null, 0.1))),
                        new ColumnFacts(
                                "t",
                                "the Kind",
                                "text",
                                1000,
                                200,
                                0.2,
                                2L,
                                List.of(new CommonValue("a,\"b", 0.5, null), new CommonValue("c", 0.3, 0.3))));
        assertThat(columns).extracting(ColumnFacts::nullsDiffer).containsExactly(true, false);
    }

    @Test
    void measuresIndexesBloatAndCacheHits() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE SCHEMA worn");
            sql.execute("CREATE TABLE worn.t (id int PRIMARY KEY, note text) WITH (autovacuum_enabled = false)");
            sql.execute("INSERT INTO worn.t SELECT i, repeat('x', 100) FROM generate_series(1, 10000) i");
            sql.execute("CREATE TABLE worn.fresh (id int)");
            sql.execute("DELETE FROM worn.t WHERE id % 2 = 0");
            sql.execute("VACUUM ANALYZE worn.t");
        }
        AnalysisReport report = Analysis.run(connection, "worn", Stated.NOTHING, Progress.silent());
        assertThat(report.indexes())
                .extracting(IndexFacts::index, IndexFacts::table, IndexFacts::kind, IndexFacts::bytes)
                .containsExactly(tuple("t_pkey", "t", "primary key", number("SELECT pg_relation_size('worn.t_pkey')")));
        assertThat(report.bloat()).extracting(BloatFacts::table).containsExactly("t", "fresh");
        assertThat(report.bloat().get(0).bytes()).isEqualTo(number("SELECT pg_relation_size('worn.t')"));
        assertThat(report.bloat().get(0).bloatShare()).isCloseTo(0.5, within(0.05));
        assertThat(report.bloat().get(1).bloatShare()).isNull();
        assertThat(report.cache()).extracting(CacheFacts::table).containsExactly("fresh", "t");
    }

    /** The rows that a session has not reported yet when ANALYZE counts them are added to its count afterwards. */
    @Test
    void countsLiveRowsOnceRightAfterALoad() throws Exception {
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE SCHEMA loaded");
            sql.execute("CREATE TABLE loaded.t (i int) WITH (autovacuum_enabled = false)");
            // In one message: a session reports when it falls idle.
            sql.execute("BEGIN; INSERT INTO loaded.t SELECT generate_series(1, 1000); COMMIT; ANALYZE loaded.t;"
                    + " SELECT pg_stat_force_next_flush()");
        }
        assertThat(number("SELECT n_live_tup FROM pg_stat_all_tables WHERE relid = 'loaded.t'::regclass"))
                .as("the server's own count")
                .isEqualTo(2000);
        assertThat(Analysis.run(connection, "loaded", Stated.NOTHING, Progress.silent())
                        .bloat())
                .extracting(BloatFacts::table, BloatFacts::liveRows)
                .containsExactly(tuple("t", 1000L));
    }

    @Test
    void leavesTheConnectionAsItWas() throws SQLException {
        analyze(List.of());
        assertThat(connection.getAutoCommit()).isTrue();
        try (Statement sql = connection.createStatement()) {
            try (ResultSet path = sql.executeQuery("SHOW search_path")) {
                path.next();
                assertThat(path.getString(1)).isEqualTo("\"$user\", public");
            }
            sql.execute("CREATE TEMPORARY TABLE writable_again (id int)");
        }
    }

    @Test
    void refusesASchemaThatIsNotThere() throws SQLException {
        assertThatThrownBy(() -> Analysis.run(connection, "web shop", Stated.NOTHING, Progress.silent()))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "database \"" + database.name() + "\": there is no schema \"web shop\" that this user may use."
                                + " Name another one with schema.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void namesTheRightThatIsMissing() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("GRANT USAGE ON SCHEMA \"Web Shop\" TO pg_monitor");
            sql.execute("SET ROLE pg_monitor");
        }
        assertThatThrownBy(() -> analyze(List.of()))
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith(
                        "the analysis of schema \"Web Shop\" failed: ERROR: permission denied for table ")
                .hasMessageEndingWith("; the user needs USAGE on the schema and SELECT on each of its tables")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
    }

    private AnalysisReport analyze(List<StatedDistribution> stated) {
        return Analysis.run(connection, ShopTables.SCHEMA, new Stated(stated, List.of()), Progress.silent());
    }

    private TableFacts table(String name) {
        return analyze(List.of()).tables().stream()
                .filter(facts -> facts.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ChildrenPerParent distribution(String childTable, List<StatedDistribution> stated) {
        return analyze(stated).childrenPerParent().stream()
                .filter(found -> found.childTable().equals(childTable))
                .findFirst()
                .orElseThrow();
    }

    private long number(String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
