package io.ballast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {
    @Test
    void alignsTextsLeftAndNumbersRight() {
        assertThat(phases().text(100)).isEqualTo("""
                          phase           rows     time  summed time
                          COPY       5,000,000   2.50 s       4.90 s
                          CONSTRAIN             12.00 s
                        """);
    }

    @Test
    void givesTitlesSeveralLinesBeforeAnythingGoes() {
        assertThat(phases().text(40)).isEqualTo("""
                                                         summed
                          phase           rows     time    time
                          COPY       5,000,000   2.50 s  4.90 s
                          CONSTRAIN             12.00 s
                        """);
    }

    @Test
    void omitsWhatItCanDoWithoutBeforeItIsCut() {
        assertThat(phases().optional("summed time").text(34)).isEqualTo("""
                          phase           rows     time
                          COPY       5,000,000   2.50 s
                          CONSTRAIN             12.00 s
                        """);
    }

    @Test
    void wrapsTheWidestTextsBetweenWords() {
        TextTable table = new TextTable("wire", ">rows", "because")
                .row("csv", "12", "the table has a type without a binary form, which is a pity");
        assertThat(table.text(40)).isEqualTo("""
                          wire  rows  because
                          csv     12  the table has a type
                                      without a binary form,
                                      which is a pity
                        """);
    }

    @Test
    void goesOnBelowWhereThereAreTooManyNumbers() {
        assertThat(phases().text(24)).isEqualTo("""
                          phase           rows
                          COPY       5,000,000
                          CONSTRAIN

                          phase         time
                          COPY        2.50 s
                          CONSTRAIN  12.00 s

                                     summed
                          phase        time
                          COPY       4.90 s
                          CONSTRAIN
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 30, 40, 60, 80, 120})
    void keepsToTheWidthWhateverIsInIt(int width) {
        TextTable table = new TextTable("a table's name", ">rows", "a long title of a column", "because")
                .row(
                        "a_name_that_is_longer_than_a_narrow_terminal",
                        "5,000,000",
                        "x".repeat(50),
                        "one two three ".repeat(9))
                .row("ünïcödé", "1", "", "😀".repeat(70));
        assertThat(table.text(width).lines())
                .allSatisfy(line -> assertThat(Wrapped.length(line)).isLessThanOrEqualTo(width));
    }

    private static TextTable phases() {
        return new TextTable("phase", ">rows", ">time", ">summed time")
                .row("COPY", "5,000,000", "2.50 s", "4.90 s")
                .row("CONSTRAIN", "", "12.00 s", "");
    }
}
