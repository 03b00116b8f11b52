package io.ballast.spec.distribution;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares what the JSON Schema and docs/dataset-spec.md say of distributions with the distributions.
 * {@code mvn verify -pl spec -am -Dtest=DistributionReferenceTest -Dballast.writeReference=true} writes both anew.
 */
class DistributionReferenceTest {
    private static final Path SCHEMA = Path.of("src/main/resources/io/ballast/spec/dataset-spec.schema.json");
    private static final Pattern SCHEMA_PART = Pattern.compile(
            "\"distribution\": \\{\\s+\"description\".*?\"properties\": \\{\n(.*?)\n {10}},\n {10}\"minProperties\"",
            Pattern.DOTALL);

    private static final Path PAGE = Path.of("..", "docs", "dataset-spec.md");
    private static final Pattern PAGE_PART =
            Pattern.compile("\n## Distributions\n.*?\\| --- \\| --- \\| --- \\|\n(.*?)\n\n", Pattern.DOTALL);

    @Test
    void everyDistributionIsListed() throws ReflectiveOperationException {
        List<Object> all = new ArrayList<>();
        for (Class<?> distribution : distributions(Distribution.class).toList()) {
            all.add(distribution.getDeclaredField("SYNTAX").get(null));
        }
        assertThat(Distribution.all()).isEqualTo(all);
    }

    /** Those below families of them as well. */
    private static Stream<Class<?>> distributions(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(type -> type.isInterface() ? distributions(type) : Stream.of(type));
    }

    @Test
    void theSchemaSaysWhatTheDistributionsSay() throws IOException {
        String properties = Distribution.all().stream()
                .map(syntax -> "\"" + syntax.name() + "\": " + described(syntax))
                .collect(joining(",\n"))
                .indent(12)
                .stripTrailing();
        assertPart(SCHEMA, SCHEMA_PART, properties);
    }

    @Test
    void thePageSaysWhatTheDistributionsSay() throws IOException {
        String rows = Distribution.all().stream()
                .map(syntax ->
                        "| `" + syntax.name() + "` | " + syntax.parameters() + " | " + syntax.description() + " |")
                .collect(joining("\n"))
                .replace("|  |", "| |");
        assertPart(PAGE, PAGE_PART, rows);
    }

    private static String described(DistributionSyntax syntax) {
        String schema = syntax.schema();
        boolean isLong = schema.contains("\n");
        int end = schema.lastIndexOf(isLong ? "\n}" : "}");
        return syntax.description().isEmpty()
                ? schema
                : schema.substring(0, end) + (isLong ? ",\n  " : ", ") + "\"description\": \"" + syntax.description()
                        + "\"" + schema.substring(end);
    }

    private static void assertPart(Path file, Pattern part, String expected) throws IOException {
        String text = Files.readString(file);
        Matcher found = part.matcher(text);
        assertThat(found.find())
                .as("%s has a part of its own for distributions", file)
                .isTrue();
        if (Boolean.getBoolean("ballast.writeReference")) {
            Files.writeString(file, text.substring(0, found.start(1)) + expected + text.substring(found.end(1)));
            return;
        }
        assertThat(found.group(1))
                .as("%s; write it anew as the comment of this test says", file)
                .isEqualTo(expected);
    }
}
