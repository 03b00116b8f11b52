package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
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
                    + check
                    + domain.sqlChecks().stream()
                            .filter(DomainCheck::validated)
                            .map(DomainCheck::sql)
                            .collect(Collectors.joining());
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

    /** Statements that follow the one that makes the type: checks that are not validated, and comments. */
    public static List<String> details(@Nullable String schema, UserType type) {
        if (!(type instanceof UserType.DomainType domain)) {
            return List.of();
        }
        String name = SqlText.name(schema, domain.name().name());
        List<String> statements = new ArrayList<>();
        domain.sqlChecks().stream()
                .filter(check -> !check.validated())
                .forEach(check -> statements.add("ALTER DOMAIN " + name + " ADD" + check.sql() + " NOT VALID"));
        if (domain.comment() != null) {
            statements.add("COMMENT ON DOMAIN " + name + " IS " + SqlText.literal(domain.comment()));
        }
        return statements;
    }

    private static String literal(String label) {
        return SqlText.literal(label).strip();
    }
}
