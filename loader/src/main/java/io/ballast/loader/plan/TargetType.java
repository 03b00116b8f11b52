package io.ballast.loader.plan;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ServerTypes;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A type of the target database that has the name of one that the source uses.
 *
 * @param written as {@code format_type} writes it
 * @param labels those of an enum, in their order; empty for all other types
 * @param base what a domain is over, as {@code format_type} writes it, whatever lies in between; null where it is no domain
 * @param nullable false for a domain that lets no nulls in
 * @param form what is known of its binary form
 * @param fields those of a composite type, in their order; empty for all other types
 */
public record TargetType(
        String schema,
        String name,
        String written,
        List<String> labels,
        @Nullable String base,
        boolean nullable,
        TargetForm form,
        List<TargetField> fields) {
    /** A text of PostgreSQL's own without a length, as only columns have it: {@code character} has length 1. */
    private static final String PADDED = "bpchar";

    /** One byte. */
    private static final String SINGLE = "char";

    /**
     * A field of a composite type.
     *
     * @param type as {@code format_type} writes it
     */
    public record TargetField(String name, String type) {
        @Override
        public String toString() {
            return name + " " + type;
        }
    }

    public TargetType {
        fields = List.copyOf(fields);
        labels = List.copyOf(labels);
    }

    /** Whether its values are written as those of this type are, as text and in binary. */
    boolean hasValuesOf(ColumnType type) {
        return type.equals(over())
                || ((form.text() || is(PADDED)) && type.equals(ColumnType.of(BaseType.TEXT)))
                || (is(SINGLE) && type.equals(new ColumnType(BaseType.CHAR, 1, ColumnType.UNSET, false)));
    }

    /** As {@code format_type} writes a column of it that has no length. */
    String ofColumn() {
        return is(PADDED) ? PADDED : written;
    }

    private boolean is(String own) {
        return schema.equals(ServerTypes.SCHEMA) && name.equals(own);
    }

    /** The type that a domain is over; null where it is no domain, or over none from the list. */
    @Nullable
    ColumnType over() {
        return base == null ? null : ColumnType.parse(base).orElse(null);
    }

    /** The type in words, to follow "is". */
    String inWords() {
        if (!labels.isEmpty()) {
            return "an enum of " + String.join(", ", labels);
        }
        if (!fields.isEmpty()) {
            return compositeInWords(fields);
        }
        return base == null ? "no enum, no domain and no composite type" : domainInWords(base, nullable);
    }

    static String compositeInWords(List<TargetField> fields) {
        return "a composite type of "
                + fields.stream().map(TargetField::toString).collect(Collectors.joining(", "));
    }

    static String domainInWords(String base, boolean nullable) {
        return "a domain over " + base + (nullable ? "" : " without nulls");
    }
}
