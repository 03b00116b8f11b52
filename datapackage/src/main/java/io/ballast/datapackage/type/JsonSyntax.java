package io.ballast.datapackage.type;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Whether a text is JSON that jsonb can hold: RFC 8259, without the character NUL and without halves of characters. */
final class JsonSyntax {
    /** The length of a record is the limit of everything in it. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonSyntax() {}

    static void check(String value) throws UnreadableValue {
        boolean escapes = value.contains("\\u");
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), value)) {
            int depth = 0;
            int values = 0;
            for (@Nullable JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                values += depth == 0 ? 1 : 0;
                if (escapes && (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME)) {
                    checkCharacters(parser.getString());
                }
            }
            if (values != 1) {
                throw new UnreadableValue("not JSON: " + (values == 0 ? "nothing" : "something after its end"));
            }
        } catch (StreamReadException e) {
            throw new UnreadableValue("not JSON: " + e.getOriginalMessage());
        }
    }

    private static void checkCharacters(String text) throws UnreadableValue {
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableValue("JSON with the character \\u0000, which PostgreSQL cannot hold");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new UnreadableValue("JSON with half of a character, such as \\ud83d alone");
        }
    }
}
