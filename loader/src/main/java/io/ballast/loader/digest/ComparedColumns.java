package io.ballast.loader.digest;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import java.util.List;

/**
 * Which columns a digest compares: those whose values have a binary form on any server. How a value of another type is written best, only the server
 * knows, so that of it nothing is compared but that its row is there.
 */
public final class ComparedColumns {
    private ComparedColumns() {}

    public static boolean isCompared(Column column) {
        return column.type().hasBinaryForm();
    }

    static List<Column> of(List<Column> columns) {
        return columns.stream().filter(ComparedColumns::isCompared).toList();
    }

    /** The columns as they are read where no server reads them: what has no binary form as text. */
    public static List<Column> readable(List<Column> columns) {
        return columns.stream()
                .map(column -> isCompared(column) ? column : column.withType(ColumnType.of(BaseType.TEXT)))
                .toList();
    }
}
