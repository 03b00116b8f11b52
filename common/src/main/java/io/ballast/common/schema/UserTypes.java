package io.ballast.common.schema;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The types of their own that tables use. */
public final class UserTypes {
    private UserTypes() {}

    /** Each once, in the order in which the columns name them. */
    public static List<UserType> of(Collection<TableSchema> tables) {
        return tables.stream()
                .flatMap(UserTypes::types)
                .map(ColumnType::userType)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
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
