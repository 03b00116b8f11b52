package io.ballast.datapackage.type;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL types of the standard's field types (datapackage.org, Table Schema, "Field Types"). */
public final class FieldTypes {
    private static final String DEFAULT = "default";
    private static final String KNOWN =
            "string, number, integer, boolean, object, array, list, datetime, date, time, year, yearmonth, duration, "
                    + "geopoint or geojson";

    private FieldTypes() {}

    /** What a field becomes. */
    public static FieldMapping of(FieldTraits traits) throws UnknownFormat {
        String format = format(traits);
        return switch (traits.type()) {
            case "string" -> string(format);
            case "number" ->
                plain(format, BaseType.NUMERIC, new NumberReader(traits.numbers(), true), FieldMapping.RANGE);
            case "integer" ->
                plain(
                        format,
                        BaseType.BIGINT,
                        NumberReader.isPlain(traits.numbers()) ? null : new NumberReader(traits.numbers(), false),
                        FieldMapping.RANGE);
            case "boolean" -> plain(format, BaseType.BOOLEAN, BooleanReader.of(traits.booleans()), Set.of("enum"));
            case "object", "geojson" -> json(traits.type(), format);
            case "array" -> plain(format, BaseType.JSONB, JsonReader.ARRAY, Set.of());
            case "list" -> ListReader.type(traits.list(), format);
            case "date", "time", "datetime" -> TemporalTypes.of(traits.type(), format);
            case "year" -> plain(format, BaseType.INTEGER, null, FieldMapping.RANGE);
            case "yearmonth" -> plain(format, BaseType.TEXT, YearMonthReader.READER, FieldMapping.RANGE);
            case "duration" -> plain(format, BaseType.INTERVAL, DurationReader.READER, FieldMapping.RANGE);
            case "geopoint" -> geopoint(format);
            case "any" -> throw new UnknownFormat("type", "a type that says what the column holds: " + KNOWN);
            default -> throw new UnknownFormat("type", KNOWN);
        };
    }

    private static String format(FieldTraits traits) {
        String format = traits.format() == null ? DEFAULT : traits.format();
        return format.startsWith("fmt:") ? format.substring("fmt:".length()) : format; // version 0 of the standard
    }

    private static FieldMapping string(String format) throws UnknownFormat {
        return switch (format) {
            case DEFAULT, "email", "uri" -> type(BaseType.TEXT, null, FieldMapping.LENGTH);
            case "uuid" -> type(BaseType.UUID, null, Set.of("enum"));
            case "binary" -> type(BaseType.BYTEA, Base64Reader.READER, Set.of());
            default -> throw new UnknownFormat("format", "default, email, uri, uuid or binary");
        };
    }

    private static FieldMapping json(String type, String format) throws UnknownFormat {
        if (!format.equals(DEFAULT) && !(type.equals("geojson") && format.equals("topojson"))) {
            throw new UnknownFormat("format", type.equals("geojson") ? "default or topojson" : "default, or none");
        }
        return type(BaseType.JSONB, JsonReader.OBJECT, Set.of());
    }

    private static FieldMapping geopoint(String format) throws UnknownFormat {
        return switch (format) {
            case DEFAULT -> type(BaseType.TEXT, GeopointReader.READER, Set.of("enum"));
            case "array" -> type(BaseType.JSONB, JsonReader.ARRAY, Set.of());
            case "object" -> type(BaseType.JSONB, JsonReader.OBJECT, Set.of());
            default -> throw new UnknownFormat("format", "default, array or object");
        };
    }

    private static FieldMapping plain(String format, BaseType base, @Nullable Conversion conversion, Set<String> checks)
            throws UnknownFormat {
        if (!format.equals(DEFAULT)) {
            throw new UnknownFormat("format", "default, or none");
        }
        return type(base, conversion, checks);
    }

    static FieldMapping type(BaseType base, @Nullable Conversion conversion, Set<String> checks) {
        return new FieldMapping(ColumnType.of(base), conversion, checks);
    }
}
