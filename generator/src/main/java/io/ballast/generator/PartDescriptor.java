package io.ballast.generator;

import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.nio.charset.StandardCharsets;
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

    void write(ShardSink sink) {
        sink.write(part.descriptorName(), JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
    }

    static PartDescriptor read(ShardInput files, String path) {
        try {
            return JSON.readValue(files.bytes(path), PartDescriptor.class);
        } catch (JacksonException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "cannot read the part " + files.nameOf(path) + ": " + e.getOriginalMessage()
                            + ". Make that part again.",
                    e);
        }
    }
}
