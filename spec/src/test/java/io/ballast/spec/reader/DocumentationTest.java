package io.ballast.spec.reader;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.BaseType;
import io.ballast.spec.kind.ValueReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds docs/dataset-spec.md against the reader: its examples are read, and it names every word of the language. */
class DocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "dataset-spec.md");
    private static final Pattern BLOCK = Pattern.compile("```yaml *([a-z ]*)\n(.*?)```", Pattern.DOTALL);

    /** Blocks, and words in the text that are set as code. */
    private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\n]+`", Pattern.DOTALL);

    /** Blocks of columns only are completed: a parent {@code users} to refer to, and the table around them. */
    private static final String USERS = """
            ballast: 1
            dataset: page
            tables:
              users:
                rows: 100
                columns:
                  id:   { type: bigint, primaryKey: true, value: { sequence: {} } }
                  city: { type: text, value: { constant: Paris } }
            """;

    static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            examples.add(completed(matcher.group(1), matcher.group(2)));
        }
        return examples;
    }

    private static String completed(String around, String block) {
        return switch (around) {
            case "" -> block;
            case "columns" -> USERS + "  t:\n    rows: 100\n    columns:\n" + block.indent(6);
            case "child columns" -> USERS + "  t:\n    per: users\n    count: 3\n    columns:\n" + block.indent(6);
            default -> throw new IllegalArgumentException(around);
        };
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsWhatIsRead(String example) {
        assertThat(SpecReader.read(example, "page").tables()).isNotEmpty();
    }

    @Test
    void namesEveryKeyOfTheLanguage() throws IOException {
        String code = CODE.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .collect(joining("\n"));
        JsonNode schema = JsonMapper.shared()
                .readTree(SpecReader.class.getResourceAsStream("/io/ballast/spec/dataset-spec.schema.json"));
        Set<String> missing = words(schema, new TreeSet<>());
        missing.removeIf(word -> Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                .matcher(code)
                .find());
        assertThat(missing).isEmpty();
    }

    @Test
    void namesEveryTypeAndEveryKind() throws IOException {
        String page = Files.readString(PAGE);
        String types =
                BaseType.spellings().stream().map(type -> "`" + type + "`").collect(joining(", "));
        assertThat(page).contains("| `type` | " + types + "; with `[]` an array of it; or ");
        assertThat(ValueReader.names())
                .allSatisfy(kind -> assertThat(page).containsPattern("(?m)^### .*\\b" + kind + "\\b"));
    }

    /** The keys and the fixed words of the schema. */
    private static Set<String> words(JsonNode schema, Set<String> words) {
        words.addAll(schema.path("properties").propertyNames());
        if (schema.path("enum").isArray()) { // a key of this name is none
            schema.path("enum").forEach(choice -> words.add(choice.asString()));
        }
        schema.forEach(child -> words(child, words));
        return words;
    }
}
