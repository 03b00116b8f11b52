package io.ballast.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrongSpecsTest {
    static List<SpecCase> cases() {
        return SpecCase.wrong();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesInTheseWords(SpecCase wrong) {
        assertThatThrownBy(() -> SpecReader.read(wrong.spec(), "spec.yaml"))
                .isInstanceOf(BallastException.class)
                .hasMessage(wrong.message())
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
    }

    @Test
    void hasEachCaseOnce() {
        assertThat(cases()).extracting(SpecCase::id).doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }
}
