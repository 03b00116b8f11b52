package io.ballast.spec.resolve;

import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference as its own lines say it.
 *
 * @param node the place of its target, for messages
 * @param columns the columns here
 * @param targetColumns empty for the target's primary key
 * @param pick how the row referred to is chosen; null for the row's own parent
 * @param key the foreign key that the database has for it; null for none
 * @param except a column whose row is not picked; null for none
 */
public record ReferenceDraft(
        SpecNode node,
        List<String> columns,
        String targetTable,
        List<String> targetColumns,
        @Nullable Pick pick,
        @Nullable ReferenceKey key,
        @Nullable String except) {

    /**
     * A choice among the target's rows.
     *
     * @param exponent of a Zipf distribution over the rows, the first one the likeliest; null where all are equally likely
     */
    public record Pick(@Nullable Double exponent) {}

    /** The columns of one reference pick the same row; this names them. */
    public String group() {
        return String.join(",", columns);
    }
}
