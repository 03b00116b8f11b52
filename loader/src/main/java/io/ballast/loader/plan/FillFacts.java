package io.ballast.loader.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What CHECK found about tables that are to be filled as they are.
 *
 * @param objects their indexes, keys, foreign keys and triggers, in an order that does not change from look to look
 * @param begun what an unfinished fill of this source has recorded and not brought back yet; null when there is none
 */
public record FillFacts(
        List<FillTable> tables,
        List<FillObject> objects,
        @Nullable List<Restoration> begun) {
    /** For loads that fill no tables in place. */
    public static final FillFacts NONE = new FillFacts(List.of(), List.of(), null);

    public FillFacts {
        tables = List.copyOf(tables);
        objects = List.copyOf(objects);
        begun = begun == null ? null : List.copyOf(begun);
    }
}
