package io.ballast.common.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CHECK constraint on one column, in the terms of the Table Schema standard's field constraints; all that are given hold
 * together. Values are literals in PostgreSQL's text form, so that a check never carries SQL text.
 *
 * @param minimum smallest value allowed, inclusive
 * @param maximum largest value allowed, inclusive
 * @param minLength shortest text allowed, in characters
 * @param maxLength longest text allowed, in characters
 * @param oneOf the only values allowed ({@code enum} in the standard); empty for no such limit
 */
public record Check(
        @Nullable String minimum,
        @Nullable String maximum,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        List<String> oneOf) {
    public Check {
        oneOf = List.copyOf(oneOf);
    }

    /** Whether it lets every value pass, and so is no check. */
    public boolean isEmpty() {
        return minimum == null && maximum == null && minLength == null && maxLength == null && oneOf.isEmpty();
    }
}
