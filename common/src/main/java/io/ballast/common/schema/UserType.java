package io.ballast.common.schema;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A type that has a name of its own in the database: one that a load makes where it is missing, or one that is there already. */
public sealed interface UserType permits UserType.EnumType, UserType.DomainType, UserType.ExistingType, CompositeType {
    TypeName name();

    /** The type in SQL. */
    default String sql() {
        return name().sql();
    }

    /** The built-in type that its values are read, made and sent as. */
    ColumnType values();

    /** Whether a load makes it where it is missing. */
    default boolean isDeclared() {
        return true;
    }

    /**
     * An enum.
     *
     * @param labels in their order, each once
     */
    record EnumType(TypeName name, List<String> labels) implements UserType {
        public EnumType {
            labels = List.copyOf(labels);
        }

        @Override
        public ColumnType values() {
            return ColumnType.of(BaseType.TEXT);
        }
    }

    /**
     * A domain.
     *
     * @param values the type that it is over; no array
     * @param check on its values; null for none
     * @param sqlChecks what it checks besides, in SQL
     * @param comment null for none
     */
    record DomainType(
            TypeName name,
            ColumnType values,
            boolean nullable,
            @Nullable Check check,
            List<DomainCheck> sqlChecks,
            @Nullable String comment)
            implements UserType {
        public DomainType {
            sqlChecks = List.copyOf(sqlChecks);
            if (values.array() || values.userType() != null) {
                throw new IllegalArgumentException("a domain is over a single value of a type of PostgreSQL's own");
            }
        }

        /** A domain without a comment. */
        public DomainType(
                TypeName name,
                ColumnType values,
                boolean nullable,
                @Nullable Check check,
                List<DomainCheck> sqlChecks) {
            this(name, values, nullable, check, sqlChecks, null);
        }

        /** A domain without SQL text. */
        public DomainType(TypeName name, ColumnType values, boolean nullable, @Nullable Check check) {
            this(name, values, nullable, check, List.of());
        }
    }

    /**
     * A type that the target has, whatever it is.
     *
     * @param modifiers what stands in parentheses behind the name, such as {@code Point,4326}; empty for nothing
     * @param as the built-in type that has the same text and binary form, such as the one that a domain is over; null where only the
     *     server knows what its values are like, which then travel as text
     */
    record ExistingType(
            TypeName name, String modifiers, @Nullable ColumnType as) implements UserType {
        private static final String WORD = "[A-Za-z0-9_]+";
        private static final Pattern MODIFIERS = Pattern.compile(WORD + "(," + WORD + ")*");

        public ExistingType {
            if (!modifiers.isEmpty() && !MODIFIERS.matcher(modifiers).matches()) {
                throw new IllegalArgumentException("not what a type has in parentheses: " + modifiers);
            }
            if (as != null && (as.array() || as.userType() != null)) {
                throw new IllegalArgumentException("values are those of a type of PostgreSQL's own, and of no array");
            }
        }

        @Override
        public ColumnType values() {
            return as == null ? ColumnType.of(BaseType.TEXT) : as;
        }

        @Override
        public boolean isDeclared() {
            return false;
        }

        @Override
        public String sql() {
            return name.sql() + parentheses();
        }

        /** As people write it: {@code public."Mood"}, {@code ext.vector(3)}. */
        public String text() {
            return name.text() + parentheses();
        }

        private String parentheses() {
            return modifiers.isEmpty() ? "" : "(" + modifiers + ")";
        }

        /** The same in this schema, unless it names one itself. */
        public ExistingType in(String schema) {
            return new ExistingType(name.in(schema), modifiers, as);
        }
    }
}
