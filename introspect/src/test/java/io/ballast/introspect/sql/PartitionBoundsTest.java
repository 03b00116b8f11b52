package io.ballast.introspect.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionBoundsTest {
    @Test
    void readsRanges() {
        assertThat(PartitionBounds.range("FOR VALUES FROM ('2022-01-01 00:00:00+00') TO ('2022-02-01 00:00:00+00')"))
                .hasValue(new PartitionBounds("2022-01-01 00:00:00+00", "2022-02-01 00:00:00+00"));
        assertThat(PartitionBounds.range("FOR VALUES FROM (MINVALUE) TO (33335)"))
                .hasValue(new PartitionBounds(null, "33335"));
        assertThat(PartitionBounds.range("FOR VALUES FROM (66669) TO (MAXVALUE)"))
                .hasValue(new PartitionBounds("66669", null));
    }

    @Test
    void givesUpOnKeysOfSeveralColumnsListsAndDefaults() {
        assertThat(PartitionBounds.range("FOR VALUES FROM (1, 2) TO (3, 4)")).isEmpty();
        assertThat(PartitionBounds.range("FOR VALUES IN ('a')")).isEmpty();
        assertThat(PartitionBounds.range("DEFAULT")).isEmpty();
    }

    @Test
    void readsModuli() {
        assertThat(PartitionBounds.modulus("FOR VALUES WITH (modulus 8, remainder 3)"))
                .hasValue(8);
        assertThat(PartitionBounds.modulus("DEFAULT")).isEmpty();
    }
}
