package io.ballast.common.foreign;

import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.foreign.csv.RecordScanner;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which field of a record each column takes its value from. */
final class ColumnMapping {
    private final int[] fieldOfColumn;
    private final int fields;
    private final List<String> header;

    /**
     * A mapping.
     *
     * @param fieldOfColumn counted from 0; -1 for a column that the file does not have
     * @param fields how many fields each record must have
     * @param header the fields' names; empty for a file without a header
     */
    private ColumnMapping(int[] fieldOfColumn, int fields, List<String> header) {
        this.fieldOfColumn = fieldOfColumn;
        this.fields = fields;
        this.header = header;
    }

    int columns() {
        return fieldOfColumn.length;
    }

    /** Counted from 0; -1 for a column that the file does not have. */
    int fieldOf(int column) {
        return fieldOfColumn[column];
    }

    /** How many fields each record must have. */
    int fields() {
        return fields;
    }

    /** A file without a header: fields are columns, in their order. */
    static ColumnMapping byOrder(ForeignTable table) {
        int columns = table.fields().size();
        int[] order = new int[columns];
        Arrays.setAll(order, i -> i);
        return new ColumnMapping(order, columns, List.of());
    }

    /**
     * Finds the columns in the header that was just scanned.
     *
     * @throws HeaderFault when it does not go with the columns
     */
    static ColumnMapping byHeader(ForeignTable table, RecordScanner header) {
        if (header.fields() == 1 && table.fields().size() > 1 && !table.match().allowsMissingColumns()) {
            throw new HeaderFault(
                    "one field, " + JsonPlace.quoted(header.field(0)),
                    expected(table) + ", with the delimiter "
                            + JsonPlace.quoted(table.dialect().delimiter()));
        }
        Map<String, Integer> fieldOfName = new LinkedHashMap<>();
        String[] names = new String[header.fields()];
        for (int i = 0; i < names.length; i++) {
            names[i] = header.field(i);
            if (fieldOfName.put(key(table, names[i]), i) != null) {
                throw new HeaderFault("the field " + JsonPlace.quoted(names[i]) + " twice", "each name once");
            }
        }
        int[] fields = new int[table.fields().size()];
        for (int i = 0; i < fields.length; i++) {
            String column = table.fields().get(i).name();
            Integer field = fieldOfName.remove(key(table, column));
            fields[i] = field == null ? -1 : field;
            if (field == null && !table.match().allowsMissingColumns()) {
                throw new HeaderFault("no field " + JsonPlace.quoted(column), expected(table));
            }
            if (table.match() == FieldsMatch.EXACT && fields[i] != i) {
                throw new HeaderFault(
                        "the field " + JsonPlace.quoted(column) + " as number " + (fields[i] + 1),
                        "it as number " + (i + 1) + ", where the schema has it");
            }
        }
        if (!fieldOfName.isEmpty() && !table.match().allowsOtherFields()) {
            String other = names[fieldOfName.values().iterator().next()];
            throw new HeaderFault("the field " + JsonPlace.quoted(other), expected(table));
        }
        if (Arrays.stream(fields).allMatch(field -> field < 0)) {
            throw new HeaderFault("none of the columns", expected(table));
        }
        return new ColumnMapping(fields, names.length, List.of(names));
    }

    /** Whether the record that was just scanned is the header again. */
    boolean isHeader(RecordScanner record) {
        if (record.fields() != header.size()) {
            return false;
        }
        for (int i = 0; i < header.size(); i++) {
            if (!record.field(i).equals(header.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String expected(ForeignTable table) {
        String columns = String.join(
                ", ",
                table.fields().stream()
                        .map(field -> JsonPlace.escaped(field.name()))
                        .toList());
        return (table.match().allowsMissingColumns() ? "some of " : "")
                + columns
                + (table.match().allowsOtherFields() ? ", and maybe others" : ", and no other");
    }

    private static String key(ForeignTable table, String name) {
        return table.ignoresCase() ? name.toLowerCase(Locale.ROOT) : name;
    }

    /** A header does not go with the columns. */
    static final class HeaderFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String found;
        private final String expected;

        HeaderFault(String found, String expected) {
            super(found, null, false, false);
            this.found = found;
            this.expected = expected;
        }

        static HeaderFault ofEmptyFile() {
            return new HeaderFault("an empty file", "a header with the names of the columns");
        }

        String found() {
            return found;
        }

        String expected() {
            return expected;
        }
    }
}
