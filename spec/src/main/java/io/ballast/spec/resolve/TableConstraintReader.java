package io.ballast.spec.resolve;

import io.ballast.common.schema.CheckTraits;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.SqlCheck;
import io.ballast.common.schema.TableConstraints;
import io.ballast.spec.yaml.SpecNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the checks in SQL and the exclusion constraints of a table, and the names of the checks of its columns. */
final class TableConstraintReader {
    private final List<ColumnDraft> drafts;
    private final List<String> names;
    private final boolean partitioned;

    TableConstraintReader(List<ColumnDraft> drafts, boolean partitioned) {
        this.partitioned = partitioned;
        this.drafts = drafts;
        this.names = drafts.stream().map(ColumnDraft::name).toList();
    }

    /** @param node of the table */
    TableConstraints read(SpecNode node, KeyTraits primaryKey) {
        return new TableConstraints(
                primaryKey,
                labels(),
                node.parts(items(node.find("checks")), this::check),
                node.parts(items(node.find("exclude")), this::exclusion));
    }

    private static List<SpecNode> items(@Nullable SpecNode list) {
        return list == null ? List.of() : list.items();
    }

    private Map<String, ObjectLabel> labels() {
        Map<String, ObjectLabel> labels = new LinkedHashMap<>();
        for (ColumnDraft draft : drafts) {
            SpecNode check = draft.node().find("check");
            ObjectLabel label = check == null ? ObjectLabel.NONE : LabelReader.read(check);
            if (!label.isEmpty()) {
                labels.put(draft.name(), label);
            }
        }
        return labels;
    }

    private SqlCheck check(SpecNode node) {
        node.allow("name", "sql", "enforced", "valid", "noInherit", "insteadOf", "comment");
        boolean noInherit = LabelReader.flag(node, "noInherit");
        if (noInherit && partitioned) {
            throw node.require("noInherit").refused("partitions have the checks of their table");
        }
        SpecNode insteadOf = node.find("insteadOf");
        List<String> columns = insteadOf == null ? List.of() : ColumnNames.read(insteadOf, names);
        for (String column : columns) {
            if (drafts.get(names.indexOf(column)).column().check() == null) {
                throw node.require("insteadOf")
                        .refused("column \"" + column + "\" has no check that this one could replace");
            }
        }
        return new SqlCheck(
                LabelReader.read(node),
                LabelReader.sql(node.require("sql")),
                new CheckTraits(LabelReader.isTrue(node, "enforced"), LabelReader.isTrue(node, "valid"), noInherit),
                columns);
    }

    private Exclusion exclusion(SpecNode node) {
        node.allow("name", "method", "elements", "where", "deferrable", "include", "storage", "comment");
        SpecNode method = node.find("method");
        SpecNode where = node.find("where");
        SpecNode include = node.find("include");
        if (where != null) {
            where.allow("sql");
        }
        return new Exclusion(
                LabelReader.read(node),
                method == null ? Index.Method.GIST : method.oneOf("index method", IndexReader.methods()),
                node.require("elements").items().stream().map(this::element).toList(),
                where == null ? null : LabelReader.sql(where.require("sql")),
                LabelReader.deferral(node),
                include == null ? List.of() : ColumnNames.read(include, names),
                SettingsReader.indexStorage(node));
    }

    private Exclusion.Element element(SpecNode node) {
        node.allow("column", "sql", "collation", "operatorClass", "order", "nulls", "operator");
        SpecNode operator = node.require("operator");
        if (!Exclusion.Element.isOperator(operator.text())) {
            throw operator.expected("an operator such as && or =");
        }
        return new Exclusion.Element(ElementReader.mapping(node, names), operator.text());
    }
}
