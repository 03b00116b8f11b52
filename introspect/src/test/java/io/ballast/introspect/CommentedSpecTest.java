package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommentedSpecTest {
    private static final String YAML = """
            ballast: 1
            tables:
              a:
                rows: 1
                columns:
                  tables:
                    type: "text"
              "n":
                rows: 2
            """;

    @Test
    void putsNotesAboveTheirKeys() {
        String text = CommentedSpec.write(
                YAML,
                List.of("head"),
                Map.of(
                        List.of(), List.of("whole"),
                        List.of("tables", "a"), List.of("first", "second"),
                        List.of("tables", "a", "columns", "tables"), List.of("column"),
                        List.of("tables", "n"), List.of("quoted")));
        assertThat(text).isEqualTo("""
                # head
                # whole
                ballast: 1
                tables:
                  # first
                  # second
                  a:
                    rows: 1
                    columns:
                      # column
                      tables:
                        type: "text"
                  # quoted
                  "n":
                    rows: 2
                """);
    }

    @Test
    void breaksLongLinesAndKeepsLineBreaksOfOthersOut() {
        String text =
                CommentedSpec.write("ballast: 1\n", List.of("check omitted: (a\n> 1) " + "word ".repeat(30)), Map.of());
        assertThat(text.lines()).allMatch(line -> line.startsWith("#") || line.equals("ballast: 1"));
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }
}
