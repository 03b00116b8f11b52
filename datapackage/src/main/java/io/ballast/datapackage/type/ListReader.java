package io.ballast.datapackage.type;

import io.ballast.common.schema.ColumnType;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists of values of one type, which become arrays. */
final class ListReader implements Conversion {
    private static final Set<String> ITEMS =
            Set.of("string", "integer", "boolean", "number", "datetime", "date", "time");

    private final Pattern delimiter;
    private final @Nullable Conversion item;

    private ListReader(String delimiter, @Nullable Conversion item) {
        this.delimiter = Pattern.compile(Pattern.quote(delimiter));
        this.item = item;
    }

    static FieldMapping type(ListTraits traits, String format) throws UnknownFormat {
        String itemType = traits.itemType() == null ? "string" : traits.itemType();
        if (!format.equals("default")) {
            throw new UnknownFormat("format", "default, or none");
        }
        if (!ITEMS.contains(itemType)) {
            throw new UnknownFormat("itemType", "string, integer, boolean, number, datetime, date or time");
        }
        String delimiter = traits.delimiter() == null ? "," : traits.delimiter();
        if (delimiter.isEmpty()) {
            throw new UnknownFormat("delimiter", "at least one character");
        }
        FieldMapping of = FieldTypes.of(FieldTraits.of(itemType));
        ColumnType array = new ColumnType(of.column().base(), ColumnType.UNSET, ColumnType.UNSET, true);
        return new FieldMapping(array, new ListReader(delimiter, of.conversion()), Set.of());
    }

    /** The array in PostgreSQL's text form, every item in quotes; a list without a character has no item. */
    @Override
    public String convert(String value) throws UnreadableValue {
        StringBuilder array = new StringBuilder("{");
        if (!value.isEmpty()) {
            for (String text : delimiter.split(value, -1)) {
                String converted = item == null ? text : item.convert(text);
                array.append(array.length() == 1 ? "\"" : ",\"");
                array.append(converted.replace("\\", "\\\\").replace("\"", "\\\""));
                array.append('"');
            }
        }
        return array.append('}').toString();
    }
}
