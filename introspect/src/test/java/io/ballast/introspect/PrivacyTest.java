package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.introspect.draft.DraftOptions;
import io.ballast.introspect.draft.TestFacts;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.FormShares;
import io.ballast.introspect.facts.LengthFacts;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.introspect.facts.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No value of the statistics may come into the spec, wherever in them it stands. */
class PrivacyTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "text, Zanzibar",
                "varchar(40), Zanzibar",
                "char(8), Zanzibar",
                "uuid, 6b1f8a52-3c41-4d7e-9a55-0d1f3e7c2b19",
                "smallint, 7319",
                "integer, 731947",
                "integer, -731947",
                "integer, 500000",
                "bigint, 73194718264519",
                "numeric, 7319.4718",
                "\"numeric(12,2)\", 7319.47",
                "real, 7319.5",
                "double precision, 7319.4718",
                "date, 1987-06-23",
                "date, 1987-01-01",
                "timestamp without time zone, 1987-06-23 11:47:31",
                "timestamp with time zone, 1987-06-23 11:47:31.123456+00",
                "time without time zone, 11:47:31",
                "time without time zone, 11:00:00",
                "interval, 11:47:31",
                "inet, 203.0.113.77",
                "bytea, \\x6b1f8a52",
                "jsonb, \"{\"\"secret\"\": 731947}\"",
                "text[], {Zanzibar}"
            })
    void noValueOfAColumnIsCopied(String type, String canary) {
        for (ColumnStatistics statistics : statistics(canary)) {
            String text = text(type, statistics, Set.of());
            assertThat(text).doesNotContain(canary).doesNotContain(canary.replace(' ', 'T'));
            assertThat(text).doesNotContain(canary.replaceAll("[{}\"]", ""));
        }
    }

    @ParameterizedTest
    @CsvSource({"text, Zanzibar", "integer, 731947", "date, 1987-06-23", "inet, 203.0.113.77"})
    void valuesOfAColumnThatIsNamedAreCopied(String type, String canary) {
        for (ColumnStatistics statistics : statistics(canary)) {
            assertThat(text(type, statistics, Set.of("t.c"))).contains(canary);
        }
    }

    /** The value as the only one, as the most common of few or of many, and as each end of the ranges. */
    private static List<ColumnStatistics> statistics(String canary) {
        Shape shape = new Shape(
                new LengthFacts(canary.length(), canary.length(), 0, canary.length()), FormShares.NONE, 4, false);
        return List.of(
                TestFacts.common(0, 1, Map.of(canary, 1.0), shape),
                TestFacts.common(0.2, 1, Map.of(canary, 0.8), shape),
                new ColumnStatistics(
                        0,
                        900,
                        List.of(canary),
                        List.of(0.4),
                        List.of(canary, canary),
                        ColumnStatistics.Elements.NONE,
                        shape),
                TestFacts.ranges(5000, List.of(canary, canary, canary), shape));
    }

    private static String text(String type, ColumnStatistics statistics, Set<String> copy) {
        SchemaFacts schema = TestFacts.schema(TestFacts.table("t", 10_000).column("c", type, statistics));
        return SchemaSpec.of(schema, new DraftOptions(1, 0, copy, false)).text();
    }
}
