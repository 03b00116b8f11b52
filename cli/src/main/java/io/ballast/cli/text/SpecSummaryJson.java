package io.ballast.cli.text;

import io.ballast.common.report.ReportJson;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a dataset spec asks for, as JSON for programs. */
public final class SpecSummaryJson {
    private SpecSummaryJson() {}

    /**
     * A spec that is sound.
     *
     * @param source the file, or the name of the preset
     */
    public static String text(DatasetSpec spec, String source) {
        ObjectNode root = ReportJson.begin("spec-check");
        root.put("spec", source);
        root.put("dataset", spec.name());
        root.put("seed", spec.seed());
        ArrayNode tables = root.putArray("tables");
        spec.tables().forEach(table -> {
            ObjectNode node = tables.addObject();
            table(node, table);
            node.put("omitted", spec.isOmitted(table));
        });
        return ReportJson.text(root);
    }

    /**
     * A spec that was written from a live schema.
     *
     * @param notes how many comments in it say what is otherwise than in the schema
     * @param sqlParts what of it is SQL text of the schema
     */
    public static String written(Path file, int notes, List<String> sqlParts) {
        ObjectNode root = ReportJson.begin("spec-from-db");
        root.put("file", file.toString());
        root.put("notes", notes);
        sqlParts.forEach(root.putArray("sqlParts")::add);
        return ReportJson.text(root);
    }

    /** The rows, or the parent whose rows each have some. */
    private static void table(ObjectNode node, TableSpec table) {
        node.put("table", table.name());
        node.put("columns", table.columns().size());
        node.put("rows", table.rows() instanceof RowCount.Known known ? known.rows() : null);
        node.put("existing", table.rows() instanceof RowCount.Existing);
        node.put("per", table.rows() instanceof RowCount.PerParent children ? children.parent() : null);
    }
}
