package io.ballast.introspect.facts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A view of the schema. */
public record LiveView(
        String name,
        String query,
        boolean materialized,
        @Nullable String comment,
        SqlUses uses,
        Details details) {
    /**
     * What the view has besides its query.
     *
     * @param options such as {@code security_barrier=true}
     * @param columnComments by column
     * @param others what no spec can say, in words: {@code trigger "audit"}
     */
    public record Details(
            List<String> options, Map<String, String> columnComments, List<LiveIndex> indexes, List<String> others) {}
}
