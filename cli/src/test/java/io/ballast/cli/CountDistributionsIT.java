package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.distribution.Distribution;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every distribution that a spec may state for the children of a row: generated, loaded, checked against the spec, and again after it was spoilt. */
class CountDistributionsIT {
    private static final int PARENTS = 2_000;
    private static final String EXCLUDED = " parents have a number of children that the distribution excludes";
    private static final String DIFFERS = ": the counts differ from the distribution";

    @TempDir
    private static Path directory;

    private static String made;
    private static String spoilt;

    /** One child table each. */
    private enum Child {
        CONSTANT("2", "constant on 2..2", "1,000" + EXCLUDED),
        UNIFORM("{ uniform: { min: 0, max: 9 } }", "uniform on 0..9", DIFFERS),
        ZIPF("{ zipf: { max: 20, mean: 3.5 } }", "Zipf on 1..20, exponent ", "1,000" + EXCLUDED),
        ZIPF_ALIKE("{ zipf: { max: 5, exponent: 0 } }", "Zipf on 1..5, exponent 0.0000", "1,000" + EXCLUDED),
        ZIPF_AS_LONG_AS_CAN_BE(
                "{ zipf: { max: 1000, exponent: 2 } }", "Zipf on 1..1000, exponent ", "1,000" + EXCLUDED),
        ZIPF_TOO_LONG("{ zipf: { max: 1001, exponent: 2 } }", null, null),
        NORMAL("{ normal: { mean: 5, standardDeviation: 2 } }", "normal on 0..", DIFFERS),
        NORMAL_CUT("{ normal: { mean: 1, standardDeviation: 3, min: 0, max: 6 } }", "normal on 0..6", DIFFERS),
        LOGNORMAL("{ lognormal: { mu: 1, sigma: 0.5 } }", "lognormal on 0..", DIFFERS),
        LOGNORMAL_TOO_LONG("{ lognormal: { mu: 2, sigma: 1.2 } }", null, null),
        EXPONENTIAL("{ exponential: { mean: 3 } }", "exponential on 0..", DIFFERS),
        EXPONENTIAL_CUT("{ exponential: { mean: 3, min: 2, max: 8 } }", "exponential on 2..8", "1,000" + EXCLUDED),
        POISSON("{ poisson: { mean: 2 } }", "poisson on 0..", DIFFERS),
        POISSON_CUT("{ poisson: { mean: 3, max: 5 } }", "poisson on 0..5", DIFFERS),
        GEOMETRIC("{ geometric: { p: 0.4 } }", "geometric on 0..", DIFFERS),
        WEIGHTED("{ weighted: { 0: 5, 2: 3, 10: 1 } }", "weighted on 0..10", DIFFERS),
        HISTOGRAM("{ histogram: { bounds: [0, 0, 5, 20], weights: [40, 50, 10] } }", "histogram on 0..20", DIFFERS),
        HISTOGRAM_WITH_A_GAP(
                "{ histogram: { bounds: [1, 4, 8, 9], weights: [5, 0, 5] } }", "histogram on 1..9", "1,000" + EXCLUDED);

        private final String count;
        private final String expected;
        private final String afterwards;

        Child(String count, String expected, String afterwards) {
            this.count = count;
            this.expected = expected;
            this.afterwards = afterwards;
        }

        private String table() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The half of the parents that has most children loses them all. */
    @BeforeAll
    static void analyzeBeforeAndAfter() throws IOException, SQLException {
        StringBuilder spec = new StringBuilder("ballast: 1\ndataset: counts\nseed: 7\ntables:\n  parents:\n    rows: "
                + PARENTS + "\n    columns:\n      id: { type: integer, primaryKey: true, value: { sequence: {} } }\n");
        StringBuilder deletes = new StringBuilder();
        for (Child child : Child.values()) {
            spec.append("  " + child.table() + ":\n    per: parents\n    count: " + child.count + "\n    columns:\n"
                    + "      parent: { type: integer, references: parents.id }\n");
            deletes.append("DELETE FROM " + child.table() + " WHERE parent IN (SELECT id FROM parents ORDER BY ("
                    + "SELECT count(*) FROM " + child.table() + " WHERE parent = id) DESC, id LIMIT " + PARENTS / 2
                    + ");\n");
        }
        Files.writeString(directory.resolve("counts.yaml"), spec);
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open();
                Statement sql = connection.createStatement()) {
            BallastJar ballast =
                    new BallastJar(directory, Map.of("PGPASSWORD", database.password(), "BALLAST_DB", url(database)));
            run(ballast, "generate", "counts.yaml", "-o", "counts", "-q");
            run(ballast, "load", "counts", "-q");
            made = run(ballast, "analyze", "--bundle", "counts", "-q");
            sql.execute(deletes.toString());
            spoilt = run(ballast, "analyze", "--bundle", "counts", "-q");
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheSpecUntilRowsAreDeleted(Child child) {
        String before = distribution(made, child);
        String after = distribution(spoilt, child);
        if (child.expected == null) {
            assertThat(before + after).doesNotContain("expected", "chi-square", "the distribution");
            return;
        }
        String origin = ", stated when the data was made\n";
        assertThat(before).contains("\n  expected: " + child.expected).contains(origin);
        assertThat(before.lines().reduce((first, last) -> last).orElseThrow())
                .matches(
                        "  all parents have the one number of children that the distribution allows"
                                + "|  chi-square .*: the counts (agree with|match) the distribution(, closer than independent draws would)?");
        assertThat(after).contains("\n  expected: " + child.expected).contains(origin);
        assertThat(after.lines().reduce((first, last) -> last).orElseThrow()).endsWith(child.afterwards);
    }

    /** A kind that is added must be added here. */
    @Test
    void knowsEveryKind() {
        assertThat(Distribution.all().stream().map(kind -> kind.name().toUpperCase(Locale.ROOT)))
                .isSubsetOf(Arrays.stream(Child.values()).map(Enum::name).toList());
    }

    private static String distribution(String analysis, Child child) {
        return Arrays.stream(analysis.split("\n\n"))
                .filter(block -> block.startsWith(child.table() + " per parents, by parent: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + child.table() + " in " + analysis));
    }

    private static String run(BallastJar ballast, String... arguments) {
        BallastJar.Result call = ballast.run(arguments);
        assertThat(call.err()).isEmpty();
        assertThat(call.exitCode()).isZero();
        return call.out();
    }

    private static String url(TestDatabase database) {
        return "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/" + database.name()
                + "?sslmode=prefer";
    }
}
