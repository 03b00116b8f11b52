package io.ballast.datapackage;

import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.schema.NameMatch;
import io.ballast.datapackage.csv.RecordScanner;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the columns of a table in a header. */
final class HeaderReader {
    private static final int NONE = -1;

    private final ExternalTable table;
    private final FieldsMatch match;
    private final List<String> columns;
    private final List<String> names;
    /** For each column the field with its name, counted from 0, or {@link #NONE}. */
    private final int[] fieldOfColumn;

    private HeaderReader(ExternalTable table, List<String> names) {
        this.table = table;
        this.match = table.headers().match();
        this.columns = table.fields().stream().map(ExternalField::name).toList();
        this.names = names;
        this.fieldOfColumn = new int[columns.size()];
        Arrays.fill(fieldOfColumn, NONE);
    }

    /**
     * Finds the columns in the header that was just scanned.
     *
     * @throws HeaderFault when it does not go with the columns
     */
    static ColumnMapping read(ExternalTable table, RecordScanner header) {
        HeaderReader reader = new HeaderReader(table, names(header));
        reader.refuseAnotherDelimiter();
        reader.refuseRepeatedNames();
        reader.findColumns();
        reader.refuseMissingColumns();
        reader.refuseAnotherOrder();
        reader.refuseOtherFields();
        return ColumnMapping.byName(reader.fieldOfColumn, reader.names);
    }

    /** The fields of the record that was just scanned. */
    static List<String> names(RecordScanner record) {
        return IntStream.range(0, record.fields()).mapToObj(record::field).toList();
    }

    private void refuseAnotherDelimiter() {
        if (names.size() == 1 && columns.size() > 1 && !match.allowsMissingColumns()) {
            throw new HeaderFault(
                    "one field, " + JsonPlace.quoted(names.get(0)),
                    expected() + ", with the delimiter "
                            + JsonPlace.quoted(table.dialect().delimiter()));
        }
    }

    private void refuseRepeatedNames() {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new HeaderFault("the field " + JsonPlace.quoted(name) + " twice", "each name once");
            }
        }
    }

    private void findColumns() {
        for (int field = 0; field < names.size(); field++) {
            int column = table.headers().passesOver(names.get(field))
                    ? NONE
                    : column(names.get(field)).map(columns::indexOf).orElse(NONE);
            if (column == NONE || isNamed(column)) {
                continue;
            }
            boolean named = names.get(field).equals(columns.get(column));
            if (fieldOfColumn[column] != NONE && !named) {
                throw new HeaderFault(
                        "the fields " + JsonPlace.quoted(names.get(fieldOfColumn[column])) + " and "
                                + JsonPlace.quoted(names.get(field)) + ", either of which may be column "
                                + JsonPlace.quoted(columns.get(column)),
                        "one of them");
            }
            fieldOfColumn[column] = field;
        }
    }

    private Optional<String> column(String name) {
        return table.headers().ignoresCase()
                ? NameMatch.find(name, columns)
                : Optional.of(name).filter(columns::contains);
    }

    /** Whether the column has a field with its very name. */
    private boolean isNamed(int column) {
        return fieldOfColumn[column] != NONE && names.get(fieldOfColumn[column]).equals(columns.get(column));
    }

    private void refuseMissingColumns() {
        for (int column = 0; column < fieldOfColumn.length; column++) {
            if (fieldOfColumn[column] == NONE && !match.allowsMissingColumns()) {
                throw new HeaderFault(
                        "no field " + JsonPlace.quoted(columns.get(column)) + " in " + listed(names), expected());
            }
        }
        if (Arrays.stream(fieldOfColumn).allMatch(field -> field == NONE)) {
            throw new HeaderFault("none of the columns in " + listed(names), expected());
        }
    }

    private void refuseAnotherOrder() {
        for (int column = 0; column < fieldOfColumn.length && match == FieldsMatch.EXACT; column++) {
            if (fieldOfColumn[column] != column) {
                throw new HeaderFault(
                        "the field " + JsonPlace.quoted(columns.get(column)) + " as number "
                                + (fieldOfColumn[column] + 1),
                        "it as number " + (column + 1) + ", where the schema has it");
            }
        }
    }

    private void refuseOtherFields() {
        for (int field = 0; field < names.size() && !match.allowsOtherFields(); field++) {
            int other = field;
            if (Arrays.stream(fieldOfColumn).noneMatch(known -> known == other)
                    && !table.headers().passesOver(names.get(field))) {
                throw new HeaderFault("the field " + JsonPlace.quoted(names.get(field)), expected());
            }
        }
    }

    private String expected() {
        return (match.allowsMissingColumns() ? "some of " : "")
                + listed(columns)
                + (match.allowsOtherFields() ? ", and maybe others" : ", and no other");
    }

    private static String listed(List<String> names) {
        return names.stream().map(JsonPlace::escaped).collect(Collectors.joining(", "));
    }
}
