package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.datapackage.csv.DelimitedDialect;
import io.ballast.datapackage.type.TypeInference;
import java.util.List;
import java.util.stream.IntStream;

/** The table of a resource without a Table Schema. */
final class UntypedResource {
    /** As the standard has it where a schema says nothing else. */
    private static final List<String> MISSING = List.of("");

    private UntypedResource() {}

    /**
     * The table by the files themselves.
     *
     * @param texts a table without columns, of the files
     */
    static ExternalTable of(JsonPlace resource, ExternalTable texts, Untyped untyped) {
        List<String> columns = columns(resource, texts);
        ExternalTable asText =
                withColumns(texts, InferredTable.of(texts.name(), columns, column -> ColumnType.of(BaseType.TEXT)));
        if (untyped == Untyped.TEXT) {
            return asText;
        }
        List<TypeInference> types =
                columns.stream().map(column -> new TypeInference()).toList();
        for (int file = 0; file < asText.files().size(); file++) {
            InferredTable.read(asText, file, types);
        }
        return withColumns(texts, InferredTable.of(texts.name(), columns, column -> types.get(columns.indexOf(column))
                .type()));
    }

    private static List<String> columns(JsonPlace resource, ExternalTable table) {
        DelimitedDialect dialect = table.dialect();
        List<String> first =
                FileRecords.header(table.files().get(0), table.formats().get(0), dialect);
        if (!dialect.header()) {
            return IntStream.rangeClosed(1, first.size())
                    .mapToObj(number -> "column" + number)
                    .toList();
        }
        for (String name : first) {
            if (name.isEmpty() || first.indexOf(name) != first.lastIndexOf(name)) {
                throw resource.refuseFound(
                        "no schema, and "
                                + (name.isEmpty() ? "a field without a name" : JsonPlace.quoted(name) + " twice")
                                + " in the header of " + table.files().get(0).name(),
                        "names that columns can have");
            }
        }
        if (first.size() > BundleLimits.MAX_COLUMNS) {
            throw resource.refuseFound(first.size() + " columns", "at most " + BundleLimits.MAX_COLUMNS);
        }
        return first;
    }

    private static ExternalTable withColumns(ExternalTable table, TableSchema schema) {
        return new ExternalTable(
                schema,
                schema.columns().stream()
                        .map(column -> new ExternalField(column.name(), null, MISSING))
                        .toList(),
                table.headers(),
                table.dialect(),
                table.files(),
                table.formats(),
                table.stated());
    }
}
