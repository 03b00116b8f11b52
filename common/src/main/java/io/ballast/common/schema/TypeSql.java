package io.ballast.common.schema;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL that makes enums, domains and composite types. A {@code schema} of null leaves the name to the search path. */
public final class TypeSql {
    private TypeSql() {}

    /**
     * The statement that makes the type.
     *
     * @throws IllegalArgumentException when the type is one that must be there already
     */
    public static String create(@Nullable String schema, UserType type) {
        String name = SqlText.name(schema, type.name().name());
        if (type instanceof UserType.EnumType labels) {
            return "CREATE TYPE " + name + " AS ENUM ("
                    + labels.labels().stream().map(TypeSql::literal).collect(Collectors.joining(", ")) + ")";
        }
        if (type instanceof UserType.DomainType domain) {
            String check = domain.check() == null ? "" : " CHECK (" + CheckSql.condition("VALUE", domain.check()) + ")";
            return "CREATE DOMAIN " + name + " AS " + domain.values().sql() + (domain.nullable() ? "" : " NOT NULL")
                    + check + domain.sqlChecks().stream().map(DomainCheck::sql).collect(Collectors.joining());
        }
        if (type instanceof CompositeType composite) {
            return "CREATE TYPE " + name + " AS ("
                    + composite.fields().stream()
                            .map(field -> SqlText.name(field.name()) + " "
                                    + field.type().sql()
                                    + (field.collation() == null
                                            ? ""
                                            : " COLLATE " + field.collation().sql()))
                            .collect(Collectors.joining(", "))
                    + ")";
        }
        throw new IllegalArgumentException(type.name() + " is made by somebody else");
    }

    private static String literal(String label) {
        return SqlText.literal(label).strip();
    }
}
