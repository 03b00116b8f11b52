package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schemas of reports that users have, and which of them a test has met. */
final class ReportSchemas {
    private static final Path FOLDER = Repository.ROOT.resolve("docs/reports");
    private static final String SUFFIX = ".schema.json";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Set<String> met = new TreeSet<>();

    /** The one JSON value that a command has printed, which is as the schema of this report says. */
    JsonNode valid(String report, String printed) throws IOException {
        JsonNode node = JsonMapper.builder().build().readTree(printed);
        Schema schema = SCHEMAS.getSchema(Files.readString(FOLDER.resolve(report + SUFFIX)));
        assertThat(schema.validate(node))
                .extracting(Error::toString)
                .as(printed)
                .isEmpty();
        met.add(report);
        return node;
    }

    Set<String> met() {
        return met;
    }

    /** The schema itself. */
    static JsonNode read(String report) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(FOLDER.resolve(report + SUFFIX)));
    }

    static Set<String> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(SUFFIX, ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
