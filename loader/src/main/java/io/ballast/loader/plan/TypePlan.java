package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.TypeSql;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the types with names of their own are: in the target, or made in the staging schema and moved from there with the tables. Names
 * without a schema are looked for in the target schema, then among PostgreSQL's own, and then in the others, where one alone may have it.
 */
final class TypePlan {
    private static final String OWN = "pg_catalog";
    /** Such as those of {@code bit(3)} or {@code time(3) with time zone}. */
    private static final Pattern MODIFIERS = Pattern.compile("\\([^()\"]*\\)");

    private final Manifest manifest;
    private final LoadOptions options;
    private final List<TargetType> found;

    TypePlan(Manifest manifest, LoadOptions options, TargetFacts facts) {
        this.manifest = manifest;
        this.options = options;
        this.found = facts.names().types();
    }

    List<UserType> all() {
        return UserTypes.of(schemas());
    }

    /** The type in the target, if it is there. */
    Optional<TargetType> find(UserType type) {
        TypeName name = type.name();
        if (name.schema() != null) {
            return in(name.schema(), name);
        }
        Optional<TargetType> there = in(options.schema(), name);
        if (there.isPresent() || type.isDeclared()) {
            return there;
        }
        Optional<TargetType> own = in(OWN, name);
        List<String> elsewhere = schemasWith(name);
        return own.isEmpty() && elsewhere.size() == 1 ? in(elsewhere.get(0), name) : own;
    }

    /** The type in this schema, if it is there. */
    Optional<TargetType> in(String schema, TypeName name) {
        return found.stream()
                .filter(type -> type.schema().equals(schema) && type.name().equals(name.name()))
                .findFirst();
    }

    /** Schemas that have a type of this name. */
    List<String> schemasWith(TypeName name) {
        return found.stream()
                .filter(type -> type.name().equals(name.name()))
                .map(TargetType::schema)
                .sorted()
                .toList();
    }

    /** The type of a column as the server writes it, without modifiers; null where it is not there. */
    @Nullable
    String written(ColumnType type) {
        if (type.userType() == null) {
            return type.sql();
        }
        String array = type.array() ? "[]" : "";
        return find(type.userType()).map(there -> there.ofColumn() + array).orElse(null);
    }

    /** Whether a column of the target, whose type {@code format_type} writes like this, is of the type. */
    boolean isWritten(String there, ColumnType type) {
        @Nullable String expected = written(type);
        return type.userType() == null
                ? ColumnType.parse(there).map(ColumnType::sql).orElse(there).equals(expected)
                : MODIFIERS.matcher(there).replaceFirst("").equals(expected);
    }

    /** Those that the load makes. */
    private List<UserType> made() {
        return options.mode().keepsTables()
                ? List.of()
                : UserTypes.declared(schemas()).stream()
                        .filter(type -> find(type).isEmpty())
                        .toList();
    }

    /** The statements that make them, before the tables that have columns of them. */
    List<String> create(String stagingSchema) {
        List<String> statements = new ArrayList<>();
        for (UserType type : made()) {
            List<String> create =
                    new ArrayList<>(List.of(TypeSql.create(stagingSchema, qualified(stagingSchema, type))));
            create.addAll(TypeSql.details(stagingSchema, type));
            boolean hasSql = type instanceof UserType.DomainType domain
                    && !domain.sqlChecks().isEmpty();
            statements.addAll(hasSql ? new SearchPath(stagingSchema, options.schemas()).around(create) : create);
        }
        return statements;
    }

    /** The type with the schema of each type that it is put together from. */
    private UserType qualified(String stagingSchema, UserType type) {
        return type instanceof CompositeType composite
                ? new CompositeType(
                        composite.name(),
                        composite.fields().stream()
                                .map(field -> new CompositeType.Field(
                                        field.name(), qualified(stagingSchema, field.type()), field.collation()))
                                .toList())
                : type;
    }

    /** The statements that move them to the target schema. */
    List<String> move(String stagingSchema) {
        return made().stream()
                .map(type ->
                        "ALTER TYPE " + SqlText.name(stagingSchema, type.name().name()) + " SET SCHEMA "
                                + SqlText.name(options.schema()))
                .toList();
    }

    /**
     * The table as it is staged: with the schema of each type, which no search path finds for the staging tables. Rows that tables which
     * are there get are staged apart.
     */
    TableSchema staged(String stagingSchema, TableSchema given) {
        TableSchema table =
                options.mode().keepsTables() ? given.withTraits(given.traits().withoutInheritance()) : given;
        return UserTypes.of(List.of(table)).isEmpty()
                ? table
                : table.withColumns(table.columns().stream()
                                .map(column -> column.withType(qualified(stagingSchema, column.type())))
                                .toList())
                        .withTraits(table.traits()
                                .withGenerated(table.traits().generated().stream()
                                        .map(column -> column.withType(qualified(stagingSchema, column.type())))
                                        .toList()));
    }

    private ColumnType qualified(String stagingSchema, ColumnType column) {
        @Nullable UserType type = column.userType();
        if (type == null) {
            return column;
        }
        String schema = find(type).map(TargetType::schema).orElse(stagingSchema);
        UserType.ExistingType there = type instanceof UserType.ExistingType existing
                ? existing
                : new UserType.ExistingType(type.name(), "", null);
        return column.named(there.in(schema));
    }

    private List<TableSchema> schemas() {
        return manifest.tables().stream().map(SourceTable::schema).toList();
    }
}
