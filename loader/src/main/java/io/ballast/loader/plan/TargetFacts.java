package io.ballast.loader.plan;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What CHECK found in the target database, read in one look.
 *
 * @param journalFormat the format of the journal in schema {@code ballast}; 0 when there is none yet, {@link #FOREIGN} when
 *     that schema is somebody else's
 * @param schemaExists whether the target schema is there
 * @param mayCreateInSchema whether the role has CREATE on the target schema; false when it is not there
 * @param takenNames names in the target schema, and what holds them
 * @param existing tables of the target schema with the name of a table of the bundle
 * @param openLoads unfinished loads into the target schema, this bundle's included, the newest last
 * @param lastPublished the newest published load of this bundle into the target schema
 * @param staged what an unfinished load of this bundle has left; null when there is none
 * @param stagingSchemaExists whether the staging schema of this bundle is there, with or without a journal row
 */
public record TargetFacts(
        ServerFacts server,
        int journalFormat,
        boolean schemaExists,
        boolean mayCreateInSchema,
        Map<String, TakenName> takenNames,
        Map<String, ExistingTable> existing,
        List<EarlierLoad> openLoads,
        @Nullable EarlierLoad lastPublished,
        @Nullable StagedLoad staged,
        boolean stagingSchemaExists) {
    /** The journal's format that this version writes. */
    public static final int JOURNAL_FORMAT = 1;

    public static final int FOREIGN = -1;

    public TargetFacts {
        takenNames = Map.copyOf(takenNames);
        existing = Map.copyOf(existing);
        openLoads = List.copyOf(openLoads);
    }

    /** Whether this load of the bundle is open or published. */
    public boolean knows(UUID loadId) {
        return (staged != null && staged.load().id().equals(loadId))
                || (lastPublished != null && lastPublished.id().equals(loadId));
    }
}
