package io.ballast.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.loader.analysis.StatedColumn;
import io.ballast.spec.reader.SpecReader;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatedSharesTest {
    @Test
    void statesTheShareOfEachListedValueAmongAllRows() {
        Map<String, StatedColumn> columns = columns(
                """
                users:
                  rows: 10
                  columns:
                    id: { type: bigint, value: { sequence: {} } }
                    state: { type: text, nulls: 0.5, value: { choice: { values: [new, paid], weights: [3, 1] } } }
                    active: { type: boolean, nulls: 0.2, value: { boolean: { probability: 0.25 } } }
                    kind: { type: text, value: { constant: user } }
                    long: { type: text, value: { choice: [%s] } }
                """.formatted(IntStream.range(0, 21).mapToObj(i -> "v" + i).collect(Collectors.joining(", "))));
        assertThat(columns.get("users.state").nullShare()).isEqualTo(0.5);
        assertThat(columns.get("users.state").shares())
                .containsExactly(Map.entry("new", 0.375), Map.entry("paid", 0.125));
        assertThat(columns.get("users.active").shares().get("t")).isCloseTo(0.2, within(1e-9));
        assertThat(columns.get("users.active").shares().get("f")).isCloseTo(0.6, within(1e-9));
        assertThat(columns.get("users.kind").shares()).containsExactly(Map.entry("user", 1.0));
        assertThat(columns.get("users.long").shares()).isEmpty();
        assertThat(columns.get("users.id").shares()).isEmpty();
    }

    @Test
    void statesNoShareOfNullsThatOtherValuesDecide() {
        Map<String, StatedColumn> columns = columns("""
                users:
                  rows: 10
                  columns:
                    id: { type: bigint, value: { sequence: {} } }
                    code: { type: integer, nulls: 0.1, value: { integer: { min: 1, max: 9 } } }
                    name: { type: text, nullable: true, nulls: 0.1, value: { template: "user {id}" } }
                    later: { type: integer, nullable: true, value: { expression: code + 1 } }
                notes:
                  per: users
                  count: 2
                  columns:
                    user: { type: bigint, value: { parent: id } }
                    code: { type: integer, nullable: true, value: { parent: code } }
                    other: { type: integer, nullable: true, value: { reference: { to: users.code } } }
                    copied: { type: bigint, value: { reference: { to: users.id } } }
                """);
        assertThat(columns.get("users.code").nullShare()).isEqualTo(0.1);
        assertThat(columns.get("users.name").nullShare())
                .as("a template has a text for every row")
                .isEqualTo(0.1);
        assertThat(columns.get("users.later").nullShare()).isNull();
        assertThat(columns.get("notes.user").nullShare()).isZero();
        assertThat(columns.get("notes.code").nullShare()).isNull();
        assertThat(columns.get("notes.other").nullShare()).isNull();
        assertThat(columns.get("notes.copied").nullShare()).isZero();
    }

    private static Map<String, StatedColumn> columns(String tables) {
        return StatedShares.of(
                        SpecReader.read("ballast: 1\ndataset: test\nseed: 7\ntables:\n" + tables.indent(2), "test"))
                .stream()
                .collect(Collectors.toMap(column -> column.table() + "." + column.column(), Function.identity()));
    }
}
