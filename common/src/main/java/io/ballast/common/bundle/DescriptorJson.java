package io.ballast.common.bundle;

import java.util.Arrays;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Jackson, set up for descriptors: strict and bounded when reading, the same bytes on every machine when writing. */
final class DescriptorJson {
    private static final int MAX_DEPTH = 32;
    /** Digits of the longest number: a long has 19 and a sign. */
    private static final int MAX_NUMBER_LENGTH = 20;

    private static final int MAX_KEY_LENGTH = 1000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxNameLength(MAX_KEY_LENGTH)
                            .maxStringLength(BundleLimits.MAX_TEXT_LENGTH)
                            .maxDocumentLength(BundleLimits.MAX_DESCRIPTOR_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // a limit means all of its digits
            .build();

    private static final Separators SEPARATORS =
            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = MAPPER.writer()
            .with(new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(INDENTER)
                    .withArrayIndenter(INDENTER));

    private DescriptorJson() {}

    static JsonNode parse(byte[] json) {
        return MAPPER.readTree(json);
    }

    /** The JSON indented, with a newline at its end. */
    static byte[] bytes(JsonNode node) {
        byte[] json = WRITER.writeValueAsBytes(node);
        byte[] ended = Arrays.copyOf(json, json.length + 1);
        ended[json.length] = '\n';
        return ended;
    }
}
