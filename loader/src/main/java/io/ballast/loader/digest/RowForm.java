package io.ballast.loader.digest;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.ServerType;
import io.ballast.common.schema.SqlText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form in which values are compared, on both sides: by SQL on the server, by {@link Canon} here. For most types it is
 * what the type's send function writes. The exceptions are values that are equal but written in several ways.
 */
final class RowForm {
    private static final int RECORD = 2249;
    private static final int RECORD_ARRAY = 2287;

    private RowForm() {}

    /** The number of the type that a column of this type is compared as; of a composite type, that of rows without a name. */
    static int oid(ColumnType type) {
        if (type.userType() instanceof CompositeType) {
            return type.array() ? RECORD_ARRAY : RECORD;
        }
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
        Canon single = single(type);
        if (!type.array()) {
            return single;
        }
        boolean own = type.userType() != null && !isSent(type);
        return single == Canon.SAME && own
                ? ArrayCanon.ofType(oid(type.element()))
                : single == Canon.SAME ? single : new ArrayCanon(single, oid(type.element()));
    }

    private static Canon single(ColumnType type) {
        if (type.userType() instanceof CompositeType composite) {
            return new CompositeCanon(composite);
        }
        return switch (type.base()) {
            case NUMERIC -> NumericCanon::put;
            case CHAR -> TextCanon::putTrimmed;
            case JSONB -> JsonbCanon::put;
            case VARCHAR -> type.length() == ColumnType.UNSET ? Canon.SAME : TextCanon.limitedTo(type.length());
            default -> Canon.SAME;
        };
    }

    /** The row of table {@code t} as an SQL expression, without what is not compared. */
    static String sql(List<Column> columns) {
        return ComparedColumns.of(columns).stream()
                .map(column -> form(column.type(), "t." + SqlText.name(column.name())))
                .collect(Collectors.joining(", ", "ROW(", ")"));
    }

    private static String form(ColumnType type, String value) {
        @Nullable CompositeType composite = type.userType() instanceof CompositeType known ? known : null;
        if (!type.array()) {
            return composite != null ? row(composite, value) : element(type.base(), builtIn(type, value));
        }
        String element = composite != null ? row(composite, "e") : element(type.base(), "e");
        if (element.equals("e")) {
            return builtIn(type, value);
        }
        // Behind FROM, unnest makes columns of the fields of composite types.
        String elements = composite != null
                ? "(SELECT unnest(" + value + ") AS e, generate_series(1, cardinality(" + value + ")) AS o) AS u"
                : "unnest(" + value + ") WITH ORDINALITY AS u(e, o)";
        return "CASE WHEN cardinality(" + value + ") = 0 THEN '{}' WHEN " + value
                + " IS NOT NULL THEN (SELECT array_agg(" + element + " ORDER BY o) FROM " + elements + ") END";
    }

    /** A row without a name of the fields of a composite value; NULL where that is, not where its fields are. */
    private static String row(CompositeType type, String value) {
        return type.fields().stream()
                .map(field -> form(field.type(), "(" + value + ")." + SqlText.name(field.name())))
                .collect(Collectors.joining(", ", "CASE WHEN " + value + " IS DISTINCT FROM NULL THEN ROW(", ") END"));
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
