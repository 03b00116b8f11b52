package io.ballast.introspect.facts;

import io.ballast.common.schema.SqlText;
import io.ballast.introspect.facts.ColumnCatalog.CatalogColumn;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks what the values of a table look like, by one aggregate over a sample. No value leaves the server. */
final class Shapes {
    private static final String UUID = "'^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'";
    /** The version stands at the 15th character. */
    private static final String IS_V7 = "avg((substr(%1$s::text, 15, 1) = '7')::int)";

    private Shapes() {}

    /** The shape of each column. */
    static Map<String, Shape> of(Connection connection, Sample sample, List<CatalogColumn> columns)
            throws SQLException {
        List<String> aggregates = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            aggregates.addAll(aggregates(columns.get(i), i));
        }
        Map<String, Shape> shapes = new LinkedHashMap<>();
        if (aggregates.isEmpty()) {
            columns.forEach(column -> shapes.put(column.name(), Shape.NONE));
            return shapes;
        }
        String sql = "SELECT " + String.join(", ", aggregates) + " FROM " + sample.from();
        new Sql(sql).rows(connection, row -> {
            for (int i = 0; i < columns.size(); i++) {
                shapes.put(columns.get(i).name(), shape(row, columns.get(i), i));
            }
            return true;
        });
        return shapes;
    }

    /** The shape of each column of a table without rows, as {@link #of} would find it. */
    static Map<String, Shape> ofNoRows(List<CatalogColumn> columns) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (CatalogColumn column : columns) {
            boolean wholeSeconds = looked(column.type()) == Looked.AT_SECONDS;
            shapes.put(column.name(), new Shape(LengthFacts.NONE, FormShares.NONE, 0, wholeSeconds));
        }
        return shapes;
    }

    private enum Looked {
        AT_LENGTH,
        AT_VERSION,
        AT_SCALE,
        AT_SECONDS,
        NOT
    }

    private static Looked looked(LiveType type) {
        if (type.array()) {
            return Looked.AT_LENGTH;
        }
        String base = type.base();
        if (base.equals("uuid")) {
            return Looked.AT_VERSION;
        }
        if (base.startsWith("numeric") || base.equals("real") || base.equals("double precision")) {
            return Looked.AT_SCALE;
        }
        if (base.startsWith("timestamp")) {
            return Looked.AT_SECONDS;
        }
        boolean other =
                base.matches("smallint|integer|bigint|oid|boolean|date|money|inet|cidr|time .*|time\\(.*|interval.*");
        return other ? Looked.NOT : Looked.AT_LENGTH;
    }

    private static List<String> aggregates(CatalogColumn column, int number) {
        String name = SqlText.name(column.name());
        String text = name + "::text";
        return switch (looked(column.type())) {
            case AT_LENGTH -> {
                String length = column.type().array()
                        ? "cardinality(" + name + ")"
                        : column.type().base().equals("bytea") ? "octet_length(" + name + ")" : "length(" + text + ")";
                yield List.of(
                        "coalesce(min(" + length + "), 0) AS least" + number,
                        "coalesce(avg(" + length + "), 0) AS mean" + number,
                        "coalesce(stddev_pop(" + length + "), 0) AS deviation" + number,
                        "coalesce(max(" + length + "), 0) AS most" + number,
                        (column.type().array() ? "0" : "coalesce(avg((" + text + " ~ '^[0-9]+$')::int), 0)")
                                + " AS digits" + number,
                        (column.type().array() ? "0" : "coalesce(avg((" + text + " ~ " + UUID + ")::int), 0)")
                                + " AS uuids" + number,
                        "coalesce(" + String.format(IS_V7, name) + ", 0) AS v7_" + number);
            }
            case AT_VERSION -> List.of("coalesce(" + String.format(IS_V7, name) + ", 0) AS v7_" + number);
            case AT_SCALE -> List.of("coalesce(max(scale(trim_scale(" + finite(column) + "))), 0) AS scale" + number);
            case AT_SECONDS ->
                List.of("coalesce(bool_and(date_trunc('second', " + name + ") = " + name + "), true) AS seconds"
                        + number);
            case NOT -> List.of();
        };
    }

    /** A number that {@code scale} takes: not NaN and not infinite. */
    private static String finite(CatalogColumn column) {
        String name = SqlText.name(column.name());
        String number = column.type().base().startsWith("numeric") ? name : name + "::text::numeric";
        return "CASE WHEN " + name + "::text ~ '^[-0-9.eE+]+$' THEN " + number + " END";
    }

    private static Shape shape(ResultSet row, CatalogColumn column, int number) throws SQLException {
        return switch (looked(column.type())) {
            case AT_LENGTH ->
                new Shape(
                        lengths(row, number),
                        new FormShares(
                                row.getDouble("digits" + number),
                                row.getDouble("uuids" + number),
                                version7(row, number)),
                        0,
                        false);
            case AT_VERSION -> new Shape(LengthFacts.NONE, new FormShares(0, 0, version7(row, number)), 0, false);
            case AT_SCALE -> new Shape(LengthFacts.NONE, FormShares.NONE, row.getInt("scale" + number), false);
            case AT_SECONDS -> new Shape(LengthFacts.NONE, FormShares.NONE, 0, row.getBoolean("seconds" + number));
            case NOT -> Shape.NONE;
        };
    }

    private static LengthFacts lengths(ResultSet row, int number) throws SQLException {
        return new LengthFacts(
                row.getLong("least" + number),
                row.getDouble("mean" + number),
                row.getDouble("deviation" + number),
                row.getLong("most" + number));
    }

    private static double version7(ResultSet row, int number) throws SQLException {
        return row.getDouble("v7_" + number);
    }
}
