package io.ballast.generator;

import io.ballast.common.bundle.DurableFiles;
import io.ballast.common.bundle.Shard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a part of a bundle is and holds; written last, so that a part with one is whole.
 *
 * @param specYaml the resolved spec
 */
record PartDescriptor(Part part, RunIdentity identity, String specYaml, List<Shard> shards) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    PartDescriptor {
        shards = List.copyOf(shards);
    }

    void write(Path directory) {
        DurableFiles.write(
                directory.resolve(part.descriptorName()),
                JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
    }

    static PartDescriptor read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), PartDescriptor.class);
        } catch (JacksonException | IOException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "cannot read the part " + file + ": " + e.getMessage() + ". Make that part again.",
                    e);
        }
    }
}
