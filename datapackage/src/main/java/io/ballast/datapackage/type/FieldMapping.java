package io.ballast.datapackage.type;

import io.ballast.common.schema.ColumnType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a field of a Table Schema is in PostgreSQL.
 *
 * @param column the type of the column
 * @param conversion how its values are read; null where PostgreSQL reads them as they are
 * @param checks which constraints of the standard the column can carry as a CHECK
 */
public record FieldMapping(ColumnType column, @Nullable Conversion conversion, Set<String> checks) {
    public static final Set<String> RANGE = Set.of("minimum", "maximum", "enum");
    public static final Set<String> LENGTH = Set.of("minLength", "maxLength", "enum");

    public FieldMapping {
        checks = Set.copyOf(checks);
    }
}
