package io.ballast.datapackage;

import java.util.Locale;
import java.util.Optional;

/** How the fields of a file go with the columns (datapackage.org, Table Schema, "fieldsMatch"). */
enum FieldsMatch {
    /** The same fields in the same order. */
    EXACT,
    /** The same fields in any order. */
    EQUAL,
    /** All columns, and maybe other fields, which are passed over. */
    SUBSET,
    /** No other fields; columns without one are NULL. */
    SUPERSET,
    /** At least one of the columns. */
    PARTIAL;

    static Optional<FieldsMatch> parse(String label) {
        for (FieldsMatch match : values()) {
            if (match.label().equals(label)) {
                return Optional.of(match);
            }
        }
        return Optional.empty();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean allowsOtherFields() {
        return this == SUBSET || this == PARTIAL;
    }

    boolean allowsMissingColumns() {
        return this == SUPERSET || this == PARTIAL;
    }
}
