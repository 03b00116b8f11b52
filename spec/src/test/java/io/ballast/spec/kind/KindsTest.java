package io.ballast.spec.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the list of kinds, the JSON Schema of specs and the table of docs/dataset-spec.md to what the kinds say of themselves. After
 * a change of a kind write both anew, and look at the difference: {@code mvn -pl spec -am test -Dtest=KindsTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dballast.writeReference=true}.
 */
class KindsTest {
    private static final Path SCHEMA = Path.of("src/main/resources/io/ballast/spec/dataset-spec.schema.json");
    private static final Path PAGE = Path.of("..", "docs", "dataset-spec.md");
    private static final Pattern TABLE =
            Pattern.compile("(?s)(<!-- Written by KindsTest [^\n]*-->\n\n)(.*?)(?=\n### )");

    private static final Map<KindSyntax.Inside, String> INSIDE = Map.of(
            KindSyntax.Inside.ARRAY,
            "arrays",
            KindSyntax.Inside.COMPOSITE,
            "composites",
            KindSyntax.Inside.JSON,
            "JSON",
            KindSyntax.Inside.TEMPLATE,
            "templates");

    @Test
    void everyKindIsListed() {
        assertThat(ValueKind.all().stream().map(KindsTest::className))
                .as("ValueKind.all()")
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ValueKind.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    private static String className(KindSyntax kind) {
        return kind.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + kind.name().substring(1) + "Kind";
    }

    @Test
    void schemaIsWhatTheKindsSay() throws IOException {
        String schema = JsonLayout.of(withKinds((ObjectNode) JsonMapper.shared().readTree(Files.readString(SCHEMA))));
        held(SCHEMA, schema);
    }

    @Test
    void pageIsWhatTheKindsSay() throws IOException {
        Matcher table = TABLE.matcher(Files.readString(PAGE));
        assertThat(table.find()).isTrue();
        held(PAGE, table.replaceFirst(Matcher.quoteReplacement(table.group(1) + table())));
    }

    private static void held(Path file, String written) throws IOException {
        if (Boolean.getBoolean("ballast.writeReference")) {
            Files.writeString(file, written);
        }
        assertThat(Files.readString(file))
                .as(file + "; write it anew as the comment of this test says")
                .isEqualTo(written);
    }

    // ---- the JSON Schema

    /** The schema with the kinds in the place of those that it has. */
    private static ObjectNode withKinds(ObjectNode schema) {
        ObjectNode others = (ObjectNode) schema.get("$defs");
        ObjectNode kinds = kinds();
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        others.forEachEntry((name, definition) -> {
            if (!name.startsWith("kind.") && !kinds.has(name)) {
                all.set(name, definition);
            } else if (!all.has("columnKind")) {
                all.setAll(kinds);
            }
        });
        schema.set("$defs", all);
        return schema;
    }

    private static ObjectNode kinds() {
        ObjectNode kinds = JsonNodeFactory.instance.objectNode();
        ValueKind.all().forEach(kind -> kinds.set("kind." + kind.name(), schema(kind, UnaryOperator.identity())));
        kinds.set("columnKind", oneOf("how the values come about", kind -> true));
        kinds.set("elementKind", inside("how the elements of an array come about", KindSyntax.Inside.ARRAY));
        kinds.set("fieldKind", inside("how the values of a field come about", KindSyntax.Inside.COMPOSITE));
        kinds.set("memberKind", inside("how the values of a JSON member come about", KindSyntax.Inside.JSON));
        kinds.set("partKind", inside("how the values of a template's part come about", KindSyntax.Inside.TEMPLATE));
        ((ObjectNode) kinds.get("memberKind").get("properties")).set("array", arrayInJson());
        return kinds;
    }

    /** The elements of an array in JSON may be all that its members may be. */
    private static JsonNode arrayInJson() {
        return schema(ArrayKind.SYNTAX, text -> text.replace("#/$defs/elementKind", "#/$defs/memberKind"));
    }

    private static JsonNode schema(KindSyntax kind, UnaryOperator<String> change) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("description", kind.description());
        return schema.setAll((ObjectNode) JsonMapper.shared().readTree(change.apply(kind.schema())));
    }

    private static ObjectNode inside(String description, KindSyntax.Inside where) {
        return oneOf(description, kind -> kind.inside().contains(where));
    }

    private static ObjectNode oneOf(String description, Predicate<KindSyntax> these) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("description", description);
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode kinds = schema.putObject("properties");
        ValueKind.all().stream().filter(these).forEach(kind -> kinds.putObject(kind.name())
                .put("$ref", "#/$defs/kind." + kind.name()));
        schema.put("minProperties", 1);
        schema.put("maxProperties", 1);
        return schema;
    }

    // ---- the page

    private static String table() {
        StringBuilder table = new StringBuilder("| kind | values | fills | part of |\n| --- | --- | --- | --- |\n");
        for (KindSyntax kind : ValueKind.all()) {
            List<String> inside = Arrays.stream(KindSyntax.Inside.values())
                    .filter(kind.inside()::contains)
                    .map(INSIDE::get)
                    .toList();
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(kind.name(), kind.description(), types(kind), String.join(", ", inside)));
        }
        return table.toString();
    }

    private static final ColumnType ARRAY = ColumnType.of(BaseType.TEXT).asArray();

    /** The types that the kind fills, or the fewer that it does not. */
    private static String types(KindSyntax kind) {
        List<String> filled = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (BaseType base : BaseType.values()) {
            (kind.fills().test(ColumnType.of(base)) ? filled : others).add(base.sqlName());
        }
        if (filled.isEmpty() && !kind.fills().test(ARRAY)) {
            return "[named types](#types-with-names-of-their-own)";
        }
        boolean arrays = kind.fills().test(ARRAY);
        (arrays ? filled : others).add("arrays");
        return filled.size() < others.size()
                ? String.join(", ", filled)
                : others.isEmpty() ? "all" : "all but " + String.join(", ", others);
    }
}
