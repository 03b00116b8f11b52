package io.ballast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PhaseOrderTest {
    @Test
    void putsAPhaseBehindAllThatAnySequenceHasBeforeIt() {
        assertThat(PhaseOrder.of(List.of(
                        List.of("CLONE", "VERIFY", "PUBLISH"),
                        List.of("STAGE", "COPY", "INDEX", "VERIFY", "PUBLISH"),
                        List.of("STAGE", "COPY", "INSERT", "ANALYZE"))))
                .containsExactly("CLONE", "STAGE", "COPY", "INDEX", "VERIFY", "PUBLISH", "INSERT", "ANALYZE");
    }

    @Test
    void keepsToTheFirstMentionWhereSequencesContradictEachOther() {
        assertThat(PhaseOrder.of(List.of(List.of("A", "B"), List.of("B", "A")))).containsExactly("A", "B");
        assertThat(PhaseOrder.of(List.of())).isEmpty();
    }
}
