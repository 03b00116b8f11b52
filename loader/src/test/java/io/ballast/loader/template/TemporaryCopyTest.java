package io.ballast.loader.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TemporaryCopyTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void keepsItsTimeInItsComment() {
        TemporaryCopy copy = new TemporaryCopy("a", NOON);
        assertThat(copy.comment()).isEqualTo("ballast copy 1 until 2026-01-01T12:00:00Z");
        assertThat(TemporaryCopy.of("a", copy.comment())).isEqualTo(copy);
        assertThat(copy.isExpired(NOON.minusSeconds(1))).isFalse();
        assertThat(copy.isExpired(NOON)).isTrue();
    }

    @Test
    void staysWithoutATimeOrWithOneThatCannotBeRead() {
        TemporaryCopy copy = new TemporaryCopy("a", null);
        assertThat(TemporaryCopy.of("a", copy.comment())).isEqualTo(copy);
        assertThat(TemporaryCopy.of("a", "ballast copy 1 until noon")).isEqualTo(copy);
        assertThat(TemporaryCopy.of("a", "ballast copy 1 ")).isEqualTo(copy);
        assertThat(copy.isExpired(Instant.MAX)).isFalse();
    }

    @Test
    void hasANameThatNoOtherHas() {
        assertThat(TemporaryCopies.newName())
                .matches("ballast_copy_[0-9a-f]{12}")
                .isNotEqualTo(TemporaryCopies.newName());
    }
}
