package io.ballast.spec.reader;

import java.io.InputStream;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A case of {@code wrong-specs.yaml} or {@code good-specs.yaml}; the good ones have no message. */
record SpecCase(String id, boolean structural, String spec, String message) {
    static List<SpecCase> wrong() {
        return read("wrong-specs.yaml");
    }

    static List<SpecCase> good() {
        return read("good-specs.yaml");
    }

    private static List<SpecCase> read(String file) {
        InputStream in = SpecCase.class.getResourceAsStream("/io/ballast/spec/" + file);
        return YAMLMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build()
                .readValue(in, new TypeReference<List<SpecCase>>() {});
    }

    @Override
    public String toString() {
        return id;
    }
}
