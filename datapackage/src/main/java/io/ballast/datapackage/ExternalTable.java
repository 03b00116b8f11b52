package io.ballast.datapackage;

import io.ballast.common.schema.TableSchema;
import io.ballast.datapackage.csv.DelimitedDialect;
import io.ballast.datapackage.file.ExternalFile;
import io.ballast.datapackage.file.FileFormat;
import java.util.List;

/**
 * An external table: what it is here, and how its files are read.
 *
 * @param fields one for each column
 * @param formats one for each file
 * @param stated of the one file, if it is one
 */
record ExternalTable(
        TableSchema schema,
        List<ExternalField> fields,
        HeaderRules headers,
        DelimitedDialect dialect,
        List<ExternalFile> files,
        List<FileFormat> formats,
        StatedFacts stated) {
    ExternalTable {
        fields = List.copyOf(fields);
        files = List.copyOf(files);
        formats = List.copyOf(formats);
    }

    String name() {
        return schema.name();
    }
}
