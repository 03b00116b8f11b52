package io.ballast.common.bundle;

import io.ballast.common.schema.TableSchema;

/** A table as a Table Schema of the Data Package standard, as the descriptor of a bundle has it. */
public final class TableSchemaJson {
    private TableSchemaJson() {}

    /** JSON with a line break at its end. */
    public static String text(TableSchema table) {
        return DescriptorTree.schema(table).toPrettyString() + "\n";
    }
}
