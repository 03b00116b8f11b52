package io.ballast.loader.plan;

import java.util.List;
import java.util.UUID;

/**
 * What a load that starts over discards first.
 *
 * @param stagingSchemas those of earlier loads, which are dropped
 * @param loads their ids in the journal, where they have one
 */
public record Removals(List<String> stagingSchemas, List<UUID> loads) {
    public Removals {
        stagingSchemas = List.copyOf(stagingSchemas);
        loads = List.copyOf(loads);
    }
}
