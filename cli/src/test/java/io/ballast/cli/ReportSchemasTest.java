package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What programs read a report by says all of it, down to the last number. */
class ReportSchemasTest {
    @Test
    void eachObjectNamesItsMembersAndEachListItsItems() throws IOException {
        List<String> open = new ArrayList<>();
        for (String report : ReportSchemas.all()) {
            collectOpen(report, ReportSchemas.read(report), open);
        }

        assertThat(open).isEmpty();
    }

    private static void collectOpen(String path, JsonNode schema, List<String> open) {
        if (isOfType(schema, "object")
                && !schema.has("properties")
                && !schema.path("additionalProperties").isObject()) {
            open.add(path);
        }
        if (isOfType(schema, "array") && !schema.has("items") && !schema.has("prefixItems")) {
            open.add(path);
        }
        schema.properties().forEach(member -> collectOpen(path + "/" + member.getKey(), member.getValue(), open));
        int place = 0;
        for (JsonNode item : schema.isArray() ? schema : List.<JsonNode>of()) {
            collectOpen(path + "/" + place++, item, open);
        }
    }

    private static boolean isOfType(JsonNode schema, String type) {
        JsonNode types = schema.path("type");
        return types.isArray()
                ? types.valueStream().anyMatch(one -> one.asString().equals(type))
                : types.isString() && types.asString().equals(type);
    }
}
