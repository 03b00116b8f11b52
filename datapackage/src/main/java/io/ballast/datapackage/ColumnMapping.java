package io.ballast.datapackage;

import io.ballast.common.schema.NameMatch;
import io.ballast.datapackage.csv.RecordScanner;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which field of a record each column takes its value from. */
final class ColumnMapping {
    private final int[] fieldOfColumn;
    private final int fields;
    /** The fields' names without case and blanks around them; empty for a file without a header. */
    private final Set<String> names;

    /**
     * A mapping.
     *
     * @param fieldOfColumn counted from 0; -1 for a column that the file does not have
     * @param fields how many fields each record must have
     */
    private ColumnMapping(int[] fieldOfColumn, int fields, Set<String> names) {
        this.fieldOfColumn = fieldOfColumn;
        this.fields = fields;
        this.names = names;
    }

    /** A file without a header: fields are columns, in their order. */
    static ColumnMapping byOrder(ExternalTable table) {
        int columns = table.fields().size();
        int[] order = new int[columns];
        Arrays.setAll(order, i -> i);
        return new ColumnMapping(order, columns, Set.of());
    }

    /** A file with a header of these names. */
    static ColumnMapping byName(int[] fieldOfColumn, List<String> header) {
        Set<String> names = new HashSet<>();
        header.forEach(name -> names.add(bare(name)));
        return new ColumnMapping(fieldOfColumn, header.size(), names);
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

    /**
     * Whether the record that was just scanned, the first one of another file, is a header too, be it in another order or case, or
     * one that does not fit: half of its fields or more are names. Taken for a row, it would come in as data.
     */
    boolean looksLikeHeader(RecordScanner record) {
        long known = HeaderReader.names(record).stream()
                .filter(name -> names.contains(bare(name)))
                .count();
        return known > 0 && 2 * known >= record.fields();
    }

    private static String bare(String name) {
        return NameMatch.folded(name.strip());
    }
}
