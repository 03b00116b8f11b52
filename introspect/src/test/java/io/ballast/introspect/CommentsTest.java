package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommentsTest {
    @Test
    void standAboveTheirKeys() {
        Map<String, Object> tables = new LinkedHashMap<>();
        tables.put("a", Map.of("columns", Map.of("tables", Map.of("type", "text"))));
        tables.put("n", Map.of("rows", 2));
        Comments comments = new Comments(Map.of(
                List.of(), List.of("whole"),
                List.of("tables", "a"), List.of("first", "second"),
                List.of("tables", "a", "columns", "tables"), List.of("column"),
                List.of("tables", "n"), List.of("quoted")));
        String body = ReadableYaml.write(Map.of("tables", tables), path -> true, comments);
        assertThat(comments.head(List.of("head")) + body).isEqualTo("""
                # head
                # whole
                tables:
                  # first
                  # second
                  a:
                    columns:
                      # column
                      tables:
                        type: text
                  # quoted
                  "n":
                    rows: 2
                """);
    }

    @Test
    void findKeysWithSlashesAndTildes() {
        Comments comments = new Comments(Map.of(List.of("tables", "a/b~c"), List.of("odd")));
        assertThat(ReadableYaml.write(Map.of("tables", Map.of("a/b~c", Map.of("rows", 1))), path -> true, comments))
                .isEqualTo("tables:\n  # odd\n  \"a/b~c\":\n    rows: 1\n");
        assertThat(comments.head(List.of())).isEmpty();
    }

    @Test
    void standAtTheHeadWhereTheTextDoesNotHaveTheirKey() {
        Comments comments = new Comments(Map.of(List.of("tables", "gone"), List.of("omitted")));
        ReadableYaml.write(Map.of("tables", Map.of("a", Map.of("rows", 1))), path -> true, comments);
        assertThat(comments.head(List.of("head"))).isEqualTo("# head\n# tables.gone: omitted\n");
    }

    @Test
    void areBrokenWhereTheyAreLongAndHaveNoLineBreaksOfOthers() {
        String text = Comments.none().head(List.of("check omitted: (a\n> 1) " + "word ".repeat(30)));
        assertThat(text.lines()).hasSize(2).allMatch(line -> line.startsWith("#"));
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }
}
