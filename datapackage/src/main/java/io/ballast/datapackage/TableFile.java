package io.ballast.datapackage;

import io.ballast.datapackage.file.ExternalFile;
import java.util.ArrayList;
import java.util.List;

/**
 * One file of an external table, which is one shard of it.
 *
 * @param index of the file in {@link ExternalTable#files()}
 */
record TableFile(ExternalTable table, int index) {
    /** All files of a table, in order. */
    static List<TableFile> of(ExternalTable table) {
        List<TableFile> files = new ArrayList<>();
        for (int i = 0; i < table.files().size(); i++) {
            files.add(new TableFile(table, i));
        }
        return files;
    }

    ExternalFile file() {
        return table.files().get(index);
    }

    String name() {
        return file().name();
    }

    /**
     * What distinguishes its rows from those of another file or of another way to read it. The form is the one that loads of generated rows have,
     * version and seed 0 and one unit: so a load that was begun with it can be resumed.
     *
     * @param identity of the description that says how files are read
     */
    String origin(String identity) {
        return identity + " 0 0 " + index + " 1";
    }
}
