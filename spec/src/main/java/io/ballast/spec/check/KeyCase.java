package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;

/** Which columns have values that differ in more than case, so that a key which ignores case can rest on copies of them. */
final class KeyCase {
    private KeyCase() {}

    /** Whether each two values of the column that differ still do where case is ignored; of values that a key tells apart. */
    static boolean differ(TableSpec table, String name) {
        ColumnSpec column = table.columns().get(table.schema().columnIndex(name));
        return !table.schema().typeOf(name).hasCase()
                || table.schema().ignoresCase(name)
                || column.value().differsWithoutCase();
    }

    /** Whether a copy of the other table's column tells rows apart in this column as the original does there. */
    static boolean tellsApart(TableSpec table, String name, TableSpec other, String original) {
        return !table.schema().ignoresCase(name) || differ(other, original);
    }
}
