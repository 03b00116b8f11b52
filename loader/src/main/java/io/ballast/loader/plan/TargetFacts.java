package io.ballast.loader.plan;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What CHECK found in the target database, read in one look.
 *
 * @param names what the source names and does not make
 * @param openLoads unfinished loads into the target schema, this bundle's included, the newest last
 * @param published the newest published load of any of these tables, if it is one of this bundle in this mode and the tables
 *     still hold its rows; null otherwise, and where nobody asks
 * @param staged what an unfinished load of this bundle has left; null when there is none
 * @param stagingSchemas what has the name of a staging schema, by name, with or without a journal row
 */
public record TargetFacts(
        ServerFacts server,
        JournalFacts journal,
        TargetSchema schema,
        TargetNames names,
        List<EarlierLoad> openLoads,
        @Nullable EarlierLoad published,
        @Nullable StagedLoad staged,
        Map<String, StagingSchema> stagingSchemas) {
    public TargetFacts {
        openLoads = List.copyOf(openLoads);
        stagingSchemas = Map.copyOf(stagingSchemas);
    }

    /** A target of whose types, collations and the like nobody asks. */
    TargetFacts(
            ServerFacts server,
            JournalFacts journal,
            TargetSchema schema,
            List<EarlierLoad> openLoads,
            @Nullable EarlierLoad published,
            @Nullable StagedLoad staged,
            Map<String, StagingSchema> stagingSchemas) {
        this(server, journal, schema, TargetNames.NONE, openLoads, published, staged, stagingSchemas);
    }

    /** Whether this load of the bundle is open or published. */
    public boolean knows(UUID loadId) {
        return (staged != null && staged.load().id().equals(loadId))
                || (published != null && published.id().equals(loadId));
    }
}
