package io.ballast.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.BaseType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrongSpecsTest {
    static List<SpecCase> cases() {
        return SpecCase.wrong();
    }

    /** In a message, TYPES stands for the list of them, which {@link DocumentationTest} compares with the page. */
    @ParameterizedTest
    @MethodSource("cases")
    void refusesInTheseWords(SpecCase wrong) {
        String message = wrong.message().replace("TYPES", String.join(", ", BaseType.spellings()));
        assertThatThrownBy(() -> SpecReader.read(wrong.spec(), "spec.yaml"))
                .isInstanceOf(BallastException.class)
                .hasMessage(message)
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
    }

    @Test
    void hasEachCaseOnce() {
        assertThat(cases()).extracting(SpecCase::id).doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }
}
