package io.ballast.introspect.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionBoundsTest {
    @Test
    void readsRanges() {
        assertThat(PartitionBounds.parse("FOR VALUES FROM ('2022-01-01 00:00:00+00') TO ('2022-02-01 00:00:00+00')"))
                .hasValue(new PartitionBound.OfRange(
                        List.of(PartitionEnd.of("2022-01-01 00:00:00+00")),
                        List.of(PartitionEnd.of("2022-02-01 00:00:00+00"))));
        assertThat(PartitionBounds.parse("FOR VALUES FROM (MINVALUE, 2) TO (33335, MAXVALUE)"))
                .hasValue(new PartitionBound.OfRange(
                        List.of(PartitionEnd.MIN, PartitionEnd.of("2")),
                        List.of(PartitionEnd.of("33335"), PartitionEnd.MAX)));
    }

    @Test
    void readsLists() {
        assertThat(PartitionBounds.parse("FOR VALUES IN ('a', 'NULL', NULL)"))
                .hasValue(new PartitionBound.OfList(List.of("a", "NULL"), true));
        assertThat(PartitionBounds.parse("FOR VALUES IN (-1, true)"))
                .hasValue(new PartitionBound.OfList(List.of("-1", "true"), false));
    }

    @Test
    void readsRemaindersAndDefaults() {
        assertThat(PartitionBounds.parse("FOR VALUES WITH (modulus 8, remainder 3)"))
                .hasValue(new PartitionBound.OfHash(8, 3));
        assertThat(PartitionBounds.parse("DEFAULT")).hasValue(new PartitionBound.OfRest());
    }

    @Test
    void givesUpOnWhatIsNoLiteral() {
        assertThat(PartitionBounds.parse("FOR VALUES FROM (1) TO (3, 4)")).isEmpty();
        assertThat(PartitionBounds.parse("FOR VALUES IN (now())")).isEmpty();
        assertThat(PartitionBounds.parse("FOR VALUES IN ('a') x")).isEmpty();
        assertThat(PartitionBounds.parse("")).isEmpty();
    }
}
