package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.error.ErrorCategory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    @ParameterizedTest
    @CsvSource({
        "BUG, 1",
        "USAGE, 2",
        "INPUT_REFUSED, 3",
        "TARGET_REFUSED, 4",
        "DATABASE_FAILED, 5",
        "TARGET_BUSY, 6",
        "DIFFERENCE_FOUND, 7",
        "TOO_SLOW, 8",
        "INTERRUPTED, 130",
    })
    void followsTheCategory(ErrorCategory category, int code) {
        assertThat(ExitCode.of(category).code()).isEqualTo(code);
    }
}
