package io.ballast.generator;

import io.ballast.common.bundle.DurableFiles;
import io.ballast.common.bundle.Shard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a part of a bundle is and holds; written last, so that a part with one is complete.
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

    private static BallastException failed(Path file, String reason, Exception cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot read the part " + file + ": " + reason + ". Make that part again.",
                cause);
    }

    static PartDescriptor read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), PartDescriptor.class);
        } catch (IOException e) {
            throw failed(file, IoReason.of(e), e);
        } catch (JacksonException e) {
            throw failed(file, e.getOriginalMessage(), e);
        }
    }
}
