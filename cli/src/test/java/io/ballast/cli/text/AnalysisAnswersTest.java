package io.ballast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.loader.analysis.AnalysisReport;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an analysis answers, people are shown: each answer leaves something out of text and page when it is missing. */
class AnalysisAnswersTest {
    private static final AnalysisReport REPORT = AnalysisPrinterTest.USERS;

    static Stream<String> answers() {
        return Arrays.stream(AnalysisReport.class.getRecordComponents())
                .filter(component -> component.getType() == List.class)
                .map(RecordComponent::getName);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void printerShowsIt(String answer) throws ReflectiveOperationException {
        assertThat(text(without(answer))).isNotEqualTo(text(REPORT));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void pageShowsIt(String answer) throws ReflectiveOperationException {
        assertThat(AnalysisPage.of(without(answer)).sections())
                .isNotEqualTo(AnalysisPage.of(REPORT).sections());
    }

    /** What a section shows has nothing to do with the other answers. */
    @ParameterizedTest
    @MethodSource("answers")
    void omitsNoSectionButItsOwn(String answer) throws ReflectiveOperationException {
        assertThat(AnalysisPage.of(REPORT).sections().size()
                        - AnalysisPage.of(without(answer)).sections().size())
                .isLessThanOrEqualTo(1);
    }

    private static String text(AnalysisReport report) {
        return new AnalysisPrinter(StandardCharsets.UTF_8, 120).text(report);
    }

    private static AnalysisReport without(String answer) throws ReflectiveOperationException {
        RecordComponent[] components = AnalysisReport.class.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = components[i].getName().equals(answer)
                    ? List.of()
                    : components[i].getAccessor().invoke(REPORT);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return AnalysisReport.class.getDeclaredConstructor(types).newInstance(values);
    }
}
