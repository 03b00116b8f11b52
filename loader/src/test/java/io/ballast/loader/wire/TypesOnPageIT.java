package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ServerType;
import io.ballast.common.schema.ServerTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the table of all types in docs/dataset-spec.md, and sends values of each as it says. */
class TypesOnPageIT {
    private static final Path PAGE = Path.of("..", "docs", "dataset-spec.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z][a-z0-9_ ]*)(\\([a-z,]+\\))?` \\| ([^|]+) \\|");

    private static WireTrial trial;

    /** @param parentheses whether it may have some */
    record Row(String name, boolean parentheses, String travels) {
        private static Row of(MatchResult row) {
            return new Row(row.group(1), row.group(2) != null, row.group(3));
        }

        ColumnType type() {
            return ColumnType.parse(name)
                    .or(() -> ServerTypes.parse(name))
                    .orElseThrow(() -> new AssertionError("no type " + name));
        }

        List<String> values() {
            return type().serverType().map(Row::values).orElseGet(() -> OddValues.of(type().base())
                    .subList(0, 2));
        }

        private static List<String> values(ServerType type) {
            return switch (type) {
                case BIT -> List.of("0", "1");
                case JSONPATH -> List.of("$.a", "$.b[*] ? (@ > 1)");
                case MONEY -> List.of("1", "-2.50");
                case TSQUERY -> List.of("a & !b", "'c d'");
                default -> OddServerValues.of(type);
            };
        }
    }

    @BeforeAll
    static void connect() throws Exception {
        trial = new WireTrial();
    }

    @AfterAll
    static void disconnect() throws Exception {
        trial.close();
    }

    static Stream<Row> rows() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf("### All types"), page.indexOf("## Kinds of values"));
        return ROW.matcher(table).results().map(Row::of);
    }

    @Test
    void listsEveryTypeOnce() throws IOException {
        assertThat(rows().map(Row::name)).doesNotHaveDuplicates().hasSizeGreaterThan(ServerType.values().length);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void travelsAsThePageSays(Row row) throws Exception {
        assumeThat(trial.knows(row.name())).isTrue();
        boolean binary = row.travels().startsWith("binary");
        assertTravels(row.type(), binary, row.values());
        if (!row.travels().endsWith("arrays in CSV")) {
            assertTravels(
                    row.type().asArray(),
                    binary,
                    List.of("{}", OddValues.array(row.values(), row.type().delimiter())));
        }
    }

    /** Those that take something in parentheses have a function in the catalog that reads it. */
    @ParameterizedTest
    @MethodSource("rows")
    void hasParenthesesWhereTheServerTakesThem(Row row) throws Exception {
        assumeThat(trial.knows(row.name())).isTrue();
        String takes = trial.csvOf("SELECT typmodin <> 0 FROM pg_type WHERE oid = '" + row.name() + "'::regtype");
        assertThat(takes.strip()).isEqualTo(row.parentheses() ? "t" : "f");
    }

    private static void assertTravels(ColumnType type, boolean binary, List<String> values) throws Exception {
        String csv = WireTrial.csv(values);
        byte[] expected = trial.throughCsv(type, csv).orElseThrow();
        if (binary) {
            assertThat(trial.throughBinary(type, csv).orElseThrow()).isEqualTo(expected);
        } else {
            assertThatThrownBy(() -> WireType.of(type, TypeNumber.UNKNOWN)).hasMessage(type + " has no binary form");
        }
    }
}
