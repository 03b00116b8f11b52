package io.ballast.loader.postgres;

import io.ballast.common.schema.ExtensionType;
import io.ballast.common.schema.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds types of extensions in the catalog. A type is one of them if it belongs to the extension and is read by the function that the
 * extension has for it; in which schema it is, does not matter.
 */
public final class ExtensionTypes {
    /** In a query that has {@code pg_type AS t}: which {@link ExtensionType} the type is; null if it is none. */
    public static final String OF_TYPE = """
            (SELECT x.extname::text
               FROM pg_catalog.pg_depend AS d
               JOIN pg_catalog.pg_extension AS x ON x.oid = d.refobjid
               JOIN pg_catalog.pg_proc AS f ON f.oid = t.typreceive
              WHERE d.classid = 'pg_catalog.pg_type'::regclass AND d.objid = t.oid AND d.objsubid = 0
                AND d.refclassid = 'pg_catalog.pg_extension'::regclass AND d.deptype = 'e' AND t.typtype = 'b'
                AND (x.extname, t.typname, f.proname) IN (%s))""".formatted(known());

    private ExtensionTypes() {}

    private static String known() {
        return Stream.of(ExtensionType.values())
                .map(type -> Stream.of(type.sqlName(), type.sqlName(), type.receive())
                        .map(SqlText::literal)
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
    }

    /** What {@link #OF_TYPE} has found. */
    public static @Nullable ExtensionType read(ResultSet row, int column) throws SQLException {
        return ExtensionType.named(row.getString(column)).orElse(null);
    }
}
