package io.ballast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Fact;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.ReportJson;
import io.ballast.common.report.RunReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    private static final RunReport REPORT = report();

    @Test
    void printsARowPerPhaseAndThenTheFacts() {
        assertThat(ReportText.text(REPORT, 100)).isEqualTo("""
                        load big/bundle
                          phase           rows       size    time     rows/s  MiB/s  summed time  workers        WAL
                          CHECK                             12 ms                                       1
                          COPY       5,000,000  400.0 MiB  2.50 s  2,000,000  160.0       4.90 s        2  450.0 MiB
                          whole run                        2.60 s
                          rows         5,000,000
                          table names  users, émails
                        """);
    }

    @Test
    void fitsEightyColumnsWithoutWhatCanBeWorkedOut() {
        assertThat(ReportText.text(REPORT, 80)).isEqualTo("""
                        load big/bundle
                                                                              summed
                          phase           rows       size    time     rows/s    time  workers        WAL
                          CHECK                             12 ms                           1
                          COPY       5,000,000  400.0 MiB  2.50 s  2,000,000  4.90 s        2  450.0 MiB
                          whole run                        2.60 s
                          rows         5,000,000
                          table names  users, émails
                        """);
    }

    @Test
    void staysReadableAtFortyColumns() {
        assertThat(ReportText.text(REPORT, 40)).isEqualTo("""
                        load big/bundle
                          phase           rows       size
                          CHECK
                          COPY       5,000,000  400.0 MiB
                          whole run

                          phase        time     rows/s
                          CHECK       12 ms
                          COPY       2.50 s  2,000,000
                          whole run  2.60 s

                          phase            WAL
                          CHECK
                          COPY       450.0 MiB
                          whole run
                          rows         5,000,000
                          table names  users, émails
                        """);
    }

    @Test
    void printsNoPhasesWhereThereAreNone() {
        assertThat(ReportText.text(
                        new RunReport(
                                "drop", "3f0c9a1e", List.of(), Map.of("rows", Fact.number(0)), Duration.ofMillis(5)),
                        80))
                .isEqualTo("drop 3f0c9a1e\n  rows  0\n");
    }

    @Test
    void writesTheSameAsJsonInSecondsAndBytes() {
        assertThat(ReportJson.text(REPORT)).isEqualTo("""
                        {
                          "report" : "load",
                          "version" : 1,
                          "subject" : "big/bundle",
                          "wallSeconds" : 2.6,
                          "phases" : [ {
                            "phase" : "check",
                            "rows" : 0,
                            "bytes" : 0,
                            "wallSeconds" : 0.012,
                            "summedSeconds" : 0.012,
                            "workers" : 1,
                            "walBytes" : null
                          }, {
                            "phase" : "copy",
                            "rows" : 5000000,
                            "bytes" : 419430400,
                            "wallSeconds" : 2.5,
                            "summedSeconds" : 4.9,
                            "workers" : 2,
                            "walBytes" : 471859200
                          } ],
                          "facts" : {
                            "rows" : 5000000,
                            "tableNames" : [ "users", "\\u00E9mails" ]
                          }
                        }
                        """);
    }

    private static RunReport report() {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("rows", Fact.number(5_000_000));
        facts.put("table names", Fact.list(List.of("users", "émails")));
        return new RunReport(
                "load",
                "big/bundle",
                List.of(
                        new PhaseTiming("CHECK", 0, 0, Duration.ofMillis(12), Duration.ofMillis(12), 1),
                        new PhaseTiming(
                                "COPY",
                                5_000_000,
                                400L << 20,
                                Duration.ofMillis(2500),
                                Duration.ofMillis(4900),
                                2,
                                450L << 20)),
                facts,
                Duration.ofMillis(2600));
    }
}
