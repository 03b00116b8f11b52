package io.ballast.common.schema;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The types of their own that tables use. */
public final class UserTypes {
    private UserTypes() {}

    /** Each once, in the order in which the columns name them; those that a composite type has fields of stand before it. */
    public static List<UserType> of(Collection<TableSchema> tables) {
        return tables.stream()
                .flatMap(UserTypes::types)
                .flatMap(UserTypes::within)
                .distinct()
                .toList();
    }

    /** The type with a name of its own that a column has, behind all that it is put together from. */
    public static Stream<UserType> within(ColumnType column) {
        UserType type = column.userType();
        if (type instanceof CompositeType composite) {
            return Stream.concat(
                    composite.fields().stream().map(CompositeType.Field::type).flatMap(UserTypes::within),
                    Stream.of(composite));
        }
        return Stream.ofNullable(type);
    }

    /** The type without checks in SQL, and without those of the types of its fields. */
    static ColumnType withoutSql(ColumnType column) {
        UserType type = column.userType();
        if (type instanceof UserType.DomainType domain) {
            return column.named(new UserType.DomainType(
                    domain.name(), domain.values(), domain.nullable(), domain.check(), List.of(), domain.comment()));
        }
        return type instanceof CompositeType composite
                ? column.named(new CompositeType(
                        composite.name(),
                        composite.fields().stream()
                                .map(field -> new CompositeType.Field(
                                        field.name(), withoutSql(field.type()), field.collation()))
                                .toList()))
                : column;
    }

    private static Stream<ColumnType> types(TableSchema table) {
        return Stream.concat(
                table.columns().stream().map(Column::type),
                table.traits().generated().stream().map(GeneratedColumn::type));
    }

    /** Those that a load makes where they are missing. */
    public static List<UserType> declared(Collection<TableSchema> tables) {
        return of(tables).stream().filter(UserType::isDeclared).toList();
    }
}
