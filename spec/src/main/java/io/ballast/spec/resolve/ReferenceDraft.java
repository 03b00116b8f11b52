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
 * @param other a column whose row is another one
 */
public record ReferenceDraft(
        SpecNode node,
        List<String> columns,
        String targetTable,
        List<String> targetColumns,
        @Nullable Pick pick,
        @Nullable ReferenceKey key,
        Other other) {

    /**
     * A column of the same row, whose row is not picked.
     *
     * @param column null for none
     * @param above whether the one with the greater value of both is picked
     */
    public record Other(@Nullable String column, boolean above) {
        static final Other NONE = new Other(null, false);
    }

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
