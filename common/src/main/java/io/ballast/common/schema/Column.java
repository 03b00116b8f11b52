package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/** A column as the database knows it; how its values come about is the spec's business. */
public record Column(
        String name,
        ColumnType type,
        boolean nullable,
        @Nullable ColumnDefault defaultValue,
        @Nullable Check check,
        @Nullable String comment,
        ColumnTraits traits) {
    /** A column without traits. */
    public Column(
            String name,
            ColumnType type,
            boolean nullable,
            @Nullable ColumnDefault defaultValue,
            @Nullable Check check,
            @Nullable String comment) {
        this(name, type, nullable, defaultValue, check, comment, ColumnTraits.NONE);
    }

    public static Column of(String name, ColumnType type, boolean nullable) {
        return new Column(name, type, nullable, null, null, null);
    }

    /** The same column of another type. */
    public Column withType(ColumnType other) {
        return new Column(name, other, nullable, defaultValue, check, comment, traits);
    }

    /** Whether a sequence is made with the column. */
    public boolean hasSequence() {
        return traits.identity() != null || defaultValue instanceof ColumnDefault.NextNumber;
    }
}
