package io.ballast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.ReportJson;
import io.ballast.loader.analysis.AnalysisReport;
import io.ballast.loader.analysis.AnalyzedSchema;
import io.ballast.loader.analysis.BloatFacts;
import io.ballast.loader.analysis.BoundedZipf;
import io.ballast.loader.analysis.CacheFacts;
import io.ballast.loader.analysis.ChildCount;
import io.ballast.loader.analysis.ChildrenDistribution;
import io.ballast.loader.analysis.ChildrenPerParent;
import io.ballast.loader.analysis.ColumnFacts;
import io.ballast.loader.analysis.ColumnFacts.CommonValue;
import io.ballast.loader.analysis.DatabaseSize;
import io.ballast.loader.analysis.GoodnessOfFit;
import io.ballast.loader.analysis.IndexFacts;
import io.ballast.loader.analysis.TableFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalysisPrinterTest {
    static final AnalysisReport USERS = new AnalysisReport(
            new AnalyzedSchema("shop", "public", "18.6", 79_000_000),
            List.of(
                    new TableFacts("emails", 1_998, 2_000L, 172_032, 122_880, 8_192),
                    new TableFacts("users", 1_000, null, 81_920, 57_344, 812)),
            List.of(new DatabaseSize("shop", 79_000_000L), new DatabaseSize("secret", null)),
            List.of(emails(new GoodnessOfFit(3.214, 4, 0.5226, 5))),
            List.of(
                    new ColumnFacts("users", "id", "uuid", 1_000, 0, 0.0, 1_000L, List.of()),
                    new ColumnFacts(
                            "users",
                            "kind",
                            "text",
                            1_000,
                            500,
                            0.1,
                            null,
                            List.of(new CommonValue("a\u001b[31m", 0.4, 0.5), new CommonValue("b", null, 0.4)))),
            List.of(new IndexFacts("users_pkey", "users", "primary key", 57_344, 12)),
            List.of(
                    new BloatFacts("users", 1_000, 20, 81_920, 73_728L, 0.1),
                    new BloatFacts("emails", 0, 0, 0, null, null)),
            List.of(new CacheFacts("users", 90, 10, 0.9, 0, 0, null)));

    @Test
    void printsTablesDatabasesAndBars() {
        assertThat(new AnalysisPrinter(StandardCharsets.UTF_8, 120).text(USERS)).isEqualTo("""
                        Schema public of database shop, PostgreSQL 18.6

                        Rows and sizes
                          table        rows  estimate  table size  index size  toast size  total size
                          emails      1,998     2,000   168.0 KiB   120.0 KiB     8.0 KiB   296.0 KiB
                          users       1,000   unknown    80.0 KiB    56.0 KiB       812 B   136.8 KiB
                          all tables  2,998                                                 432.8 KiB

                        Databases of the server
                          database          size
                          shop          75.3 MiB
                          secret    not readable

                        emails per users, by user_id: 1,996 of 1,000, 1.9960 each on average
                          children  parents    share  expected  (╎ expected)
                                 1      508  50.80 %   50.55 %  ████████████████████████████████████████╎
                                 2      206  20.60 %   21.17 %  ████████████████ ╎
                                 3      131  13.10 %   12.72 %  ██████████╎
                                 4       92   9.20 %    8.86 %  ███████╎
                                 5       63   6.30 %    6.70 %  █████╎
                          expected: Zipf on 1..5, exponent 1.2557, stated when the data was made
                          chi-square 3.21, 4 degrees of freedom, p = 0.5226: the counts agree with the distribution

                        Columns
                          table  column  type      nulls   stated  different  most common (stated)
                          users  id      uuid     0.00 %   0.00 %      1,000
                          users  kind    text  50.00 % !  10.00 %    unknown  "a?[31m" 40.00 % (50.00 %), "b" not listed (40.00 %)
                          ! further from the stated share than chance explains

                        Indexes
                          index       table  kind             size  scans
                          users_pkey  users  primary key  56.0 KiB     12

                        Dead rows, and bloat as estimated
                          table   live rows  dead rows      size  expected    bloat
                          users       1,000         20  80.0 KiB  72.0 KiB  10.00 %
                          emails          0          0       0 B   unknown

                        Pages found in the server's cache
                          table  table hits  table reads    share  index hits  index reads  share
                          users          90           10  90.00 %           0            0
                        """);
    }

    @Test
    void drawsWithPlainCharactersWhereTheTerminalHasNoBlocks() {
        assertThat(new AnalysisPrinter(StandardCharsets.US_ASCII, 120).text(USERS))
                .isASCII()
                .contains("####");
    }

    @Test
    void printsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        String expected = new AnalysisPrinter(StandardCharsets.UTF_8, 120).text(USERS);
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new AnalysisPrinter(StandardCharsets.UTF_8, 120).text(USERS))
                    .isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void saysWhatATestMeans() {
        assertThat(verdict(emails(new GoodnessOfFit(40.1, 4, 0.00000004, 5))))
                .endsWith(
                        "chi-square 40.10, 4 degrees of freedom, p < 0.0001: the counts differ from the distribution");
        assertThat(verdict(emails(new GoodnessOfFit(9.9, 4, 0.0421, 5))))
                .endsWith("chi-square 9.90, 4 degrees of freedom, p = 0.0421: the counts differ from the distribution");
        assertThat(verdict(emails(new GoodnessOfFit(0, 4, 1, 5))))
                .endsWith(
                        "chi-square 0.00, 4 degrees of freedom, p > 0.999: the counts match the distribution, closer than "
                                + "independent draws would");
        assertThat(verdict(emails(null))).endsWith("too few parents for a chi-square test");
    }

    @Test
    void namesParentsThatTheDistributionExcludes() {
        ChildrenPerParent odd = new ChildrenPerParent(
                "emails",
                "user_id",
                "users",
                List.of(new ChildCount(0, 1_200, 0.6, 0.0), new ChildCount(1, 800, 0.4, 1.0)),
                new BoundedZipf(1, 1, ChildrenDistribution.Origin.FITTED),
                null);
        assertThat(verdict(odd)).isEqualTo("""
                        expected: Zipf on 1..1, exponent 1.0000, fitted to these counts by maximum likelihood
                        1,200 parents have a number of children that the distribution excludes""");
    }

    @Test
    void joinsManyCountsIntoRanges() {
        List<ChildCount> counts = new ArrayList<>();
        for (int children = 0; children < 40; children++) {
            counts.add(new ChildCount(children, 1, 0.025, null));
        }
        String text = new DistributionText('#', '|', 120)
                .text(new ChildrenPerParent("orders", "customer", "customers", counts, null, null));
        assertThat(text.lines().skip(17))
                .containsExactly(
                        "        15        1   2.50 %  ##",
                        "     16-31       16  40.00 %  ########################################",
                        "     32-39        8  20.00 %  ####################");
    }

    @Test
    void printsAnEmptySchema() {
        AnalysisReport empty = new AnalysisReport(
                new AnalyzedSchema("shop", "empty", "18.6", 8_000_000),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(new AnalysisPrinter(StandardCharsets.UTF_8, 120).text(empty))
                .startsWith("Schema empty of database shop, PostgreSQL 18.6\n\nRows and sizes\n  no tables\n");
    }

    /** Programs read these names; the groups of the record do not show. */
    @Test
    void writesJsonWithoutGroups() {
        JsonNode json = new JsonMapper().readTree(ReportJson.text("analyze", USERS));
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "report",
                        "version",
                        "database",
                        "schema",
                        "serverVersion",
                        "databaseBytes",
                        "tables",
                        "databases",
                        "childrenPerParent",
                        "columns",
                        "indexes",
                        "bloat",
                        "cache");
        assertThat(json.get("serverVersion").asString()).isEqualTo("18.6");
        assertThat(json.get("databaseBytes").asLong()).isEqualTo(79_000_000);
    }

    @Test
    void printsAForeignKeyBetweenEmptyTables() {
        ChildrenPerParent empty = new ChildrenPerParent("emails", "user_id", "users", List.of(), null, null);
        assertThat(new DistributionText('#', '|', 120).text(empty)).isEqualTo("emails per users, by user_id: 0 of 0\n");
    }

    private static String verdict(ChildrenPerParent distribution) {
        return String.join("\n", FitText.sentences(distribution));
    }

    private static ChildrenPerParent emails(@Nullable GoodnessOfFit fit) {
        return new ChildrenPerParent(
                "emails",
                "user_id",
                "users",
                List.of(
                        new ChildCount(1, 508, 0.508, 0.505468),
                        new ChildCount(2, 206, 0.206, 0.211680),
                        new ChildCount(3, 131, 0.131, 0.127220),
                        new ChildCount(4, 92, 0.092, 0.088647),
                        new ChildCount(5, 63, 0.063, 0.066984)),
                new BoundedZipf(5, 1.2557343719704368, ChildrenDistribution.Origin.STATED),
                fit);
    }
}
