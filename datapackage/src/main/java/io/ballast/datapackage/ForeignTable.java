package io.ballast.datapackage;

import io.ballast.common.schema.TableSchema;
import io.ballast.datapackage.csv.DelimitedDialect;
import io.ballast.datapackage.file.FileFormat;
import io.ballast.datapackage.file.ForeignFile;
import java.util.List;

/**
 * A table of others: what it is here, and how its files are read.
 *
 * @param fields one for each column
 * @param formats one for each file
 * @param stated of the one file, if it is one
 */
record ForeignTable(
        TableSchema schema,
        List<ForeignField> fields,
        HeaderRules headers,
        DelimitedDialect dialect,
        List<ForeignFile> files,
        List<FileFormat> formats,
        StatedFacts stated) {
    ForeignTable {
        fields = List.copyOf(fields);
        files = List.copyOf(files);
        formats = List.copyOf(formats);
    }

    String name() {
        return schema.name();
    }
}
