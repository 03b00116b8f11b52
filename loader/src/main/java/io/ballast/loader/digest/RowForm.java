package io.ballast.loader.digest;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.SqlText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The form in which values are compared, on both sides: by SQL on the server, by {@link Canon} here. For most types it is
 * what the type's send function writes. The exceptions are values that are equal but written in several ways.
 */
final class RowForm {
    /** Numbers of types and of their arrays in pg_type, which never change (catalog/pg_type.dat). */
    private static final Map<BaseType, Oids> OIDS = new EnumMap<>(Map.ofEntries(
            Map.entry(BaseType.UUID, new Oids(2950, 2951)),
            Map.entry(BaseType.TEXT, new Oids(25, 1009)),
            Map.entry(BaseType.VARCHAR, new Oids(1043, 1015)),
            Map.entry(BaseType.CHAR, new Oids(25, 1009)), // compared as text
            Map.entry(BaseType.SMALLINT, new Oids(21, 1005)),
            Map.entry(BaseType.INTEGER, new Oids(23, 1007)),
            Map.entry(BaseType.BIGINT, new Oids(20, 1016)),
            Map.entry(BaseType.NUMERIC, new Oids(1700, 1231)),
            Map.entry(BaseType.REAL, new Oids(700, 1021)),
            Map.entry(BaseType.DOUBLE_PRECISION, new Oids(701, 1022)),
            Map.entry(BaseType.BOOLEAN, new Oids(16, 1000)),
            Map.entry(BaseType.DATE, new Oids(1082, 1182)),
            Map.entry(BaseType.TIME, new Oids(1083, 1183)),
            Map.entry(BaseType.TIMESTAMP, new Oids(1114, 1115)),
            Map.entry(BaseType.TIMESTAMPTZ, new Oids(1184, 1185)),
            Map.entry(BaseType.INTERVAL, new Oids(1186, 1187)),
            Map.entry(BaseType.JSON, new Oids(114, 199)),
            Map.entry(BaseType.JSONB, new Oids(25, 1009)), // compared as text
            Map.entry(BaseType.BYTEA, new Oids(17, 1001)),
            Map.entry(BaseType.INET, new Oids(869, 1041))));

    private RowForm() {}

    private record Oids(int single, int array) {}

    /** The number of the type that a column of this type is compared as. */
    static int oid(ColumnType type) {
        Oids oids = oids(type);
        return type.array() ? oids.array() : oids.single();
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
        return type.array() && single != Canon.SAME
                ? new ArrayCanon(single, oids(type).single())
                : single;
    }

    /** The row of table {@code t} as an SQL expression. */
    static String sql(List<Column> columns) {
        return columns.stream().map(RowForm::sql).collect(Collectors.joining(", ", "ROW(", ")"));
    }

    private static String sql(Column column) {
        String name = "t." + SqlText.name(column.name());
        String element = element(column.type().base(), "e");
        if (!column.type().array() || element.equals("e")) {
            return element(column.type().base(), name);
        }
        return "CASE WHEN cardinality(" + name + ") = 0 THEN '{}' WHEN " + name + " IS NOT NULL THEN (SELECT array_agg("
                + element + " ORDER BY o) FROM unnest(" + name + ") WITH ORDINALITY AS u(e, o)) END";
    }

    private static String element(BaseType type, String value) {
        return switch (type) {
            case NUMERIC -> "trim_scale(" + value + ")";
            case CHAR, JSONB -> value + "::text";
            default -> value;
        };
    }

    private static Oids oids(ColumnType type) {
        Oids oids = OIDS.get(type.base());
        if (oids == null) {
            throw new IllegalStateException("no type number for " + type);
        }
        return oids;
    }
}
