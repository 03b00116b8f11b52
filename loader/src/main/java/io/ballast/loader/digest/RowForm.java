package io.ballast.loader.digest;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ServerType;
import io.ballast.common.schema.SqlText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The form in which values are compared, on both sides: by SQL on the server, by {@link Canon} here. For most types it is
 * what the type's send function writes. The exceptions are values that are equal but written in several ways.
 */
final class RowForm {
    private RowForm() {}

    /** The number of the type that a column of this type is compared as. */
    static int oid(ColumnType type) {
        Optional<ServerType> own = type.serverType().filter(known -> known != ServerType.XML);
        if (own.isPresent()) {
            return type.array() ? own.get().arrayOid() : own.get().oid();
        }
        BaseType as = comparedAs(type.base());
        return type.array() ? as.arrayOid() : as.oid();
    }

    private static BaseType comparedAs(BaseType type) {
        return type == BaseType.CHAR || type == BaseType.JSONB ? BaseType.TEXT : type;
    }

    /** Brings the binary form of a value into the form that is compared. */
    static Canon canon(ColumnType type) {
        Canon single =
                switch (type.base()) {
                    case NUMERIC -> NumericCanon::put;
                    case CHAR -> TextCanon::putTrimmed;
                    case JSONB -> JsonbCanon::put;
                    case VARCHAR -> type.length() == ColumnType.UNSET ? Canon.SAME : TextCanon.limitedTo(type.length());
                    default -> Canon.SAME;
                };
        if (!type.array()) {
            return single;
        }
        boolean own = type.userType() != null && !isSent(type);
        return single == Canon.SAME && own
                ? ArrayCanon.ofType(oid(type.element()))
                : single == Canon.SAME ? single : new ArrayCanon(single, oid(type.element()));
    }

    /** The row of table {@code t} as an SQL expression, without what is not compared. */
    static String sql(List<Column> columns) {
        return ComparedColumns.of(columns).stream().map(RowForm::sql).collect(Collectors.joining(", ", "ROW(", ")"));
    }

    private static String sql(Column column) {
        String name = "t." + SqlText.name(column.name());
        String element = element(column.type().base(), "e");
        if (!column.type().array() || element.equals("e")) {
            return element(column.type().base(), builtIn(column.type(), name));
        }
        return "CASE WHEN cardinality(" + name + ") = 0 THEN '{}' WHEN " + name + " IS NOT NULL THEN (SELECT array_agg("
                + element + " ORDER BY o) FROM unnest(" + name + ") WITH ORDINALITY AS u(e, o)) END";
    }

    /** A row has the number of each column's type in it, which is known for PostgreSQL's own only. */
    private static String builtIn(ColumnType type, String value) {
        return type.userType() == null || isSent(type)
                ? value
                : "(" + value + ")::" + type.values().sql();
    }

    /** Whether it is one of PostgreSQL's own types that is compared as it is sent. XML is sent otherwise than it is kept, and compared as text. */
    private static boolean isSent(ColumnType type) {
        return type.serverType().filter(own -> own != ServerType.XML).isPresent();
    }

    private static String element(BaseType type, String value) {
        return switch (type) {
            case NUMERIC -> "trim_scale(" + value + ")";
            case CHAR, JSONB -> value + "::text";
            default -> value;
        };
    }
}
