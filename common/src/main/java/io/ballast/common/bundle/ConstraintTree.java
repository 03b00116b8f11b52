package io.ballast.common.bundle;

import io.ballast.common.schema.CheckTraits;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.SqlCheck;
import io.ballast.common.schema.TableConstraints;
import io.ballast.common.schema.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks in SQL and exclusion constraints of a table in a descriptor, and the names of checks of columns. */
final class ConstraintTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ConstraintTree() {}

    /** The name of a column's check, beside what it checks. */
    static void putLabel(ObjectNode check, TableSchema table, Column column) {
        LabelTree.put(check, table.constraints().check(column.name()));
    }

    static void put(ObjectNode facts, TableConstraints constraints) {
        if (!constraints.sqlChecks().isEmpty()) {
            ArrayNode checks = facts.putArray("checks");
            constraints.sqlChecks().forEach(check -> checks.add(of(check)));
        }
        if (!constraints.exclusions().isEmpty()) {
            ArrayNode exclusions = facts.putArray("exclusions");
            constraints.exclusions().forEach(exclusion -> exclusions.add(of(exclusion)));
        }
    }

    private static ObjectNode of(SqlCheck check) {
        ObjectNode json = JSON.objectNode();
        LabelTree.put(json, check.label());
        json.put("sql", check.condition().text());
        if (!check.enforced()) {
            json.put("enforced", false);
        }
        if (!check.traits().valid()) {
            json.put("valid", false);
        }
        if (check.traits().noInherit()) {
            json.put("noInherit", true);
        }
        LabelTree.putUnlessEmpty(json, "insteadOf", check.insteadOf());
        return json;
    }

    private static ObjectNode of(Exclusion exclusion) {
        ObjectNode json = JSON.objectNode();
        LabelTree.put(json, exclusion.label());
        json.put("method", exclusion.method().sqlName());
        ArrayNode elements = json.putArray("elements");
        exclusion
                .elements()
                .forEach(element -> elements.add(IndexTree.element(element.of()).put("operator", element.operator())));
        LabelTree.put(json, "sqlWhere", exclusion.where());
        LabelTree.put(json, exclusion.deferral());
        LabelTree.putUnlessEmpty(json, "include", exclusion.include());
        SettingsTree.putStorage(json, exclusion.storage());
        return json;
    }

    /** @param fields of the resource, whose checks may have names */
    static TableConstraints read(JsonPlace facts, List<JsonPlace> fields) {
        return new TableConstraints(
                KeyTree.primaryKey(facts),
                labels(fields),
                items(facts.find("checks")).stream().map(ConstraintTree::check).toList(),
                items(facts.find("exclusions")).stream()
                        .map(ConstraintTree::exclusion)
                        .toList());
    }

    private static List<JsonPlace> items(@Nullable JsonPlace list) {
        return list == null ? List.of() : list.items(BundleLimits.MAX_KEYS);
    }

    private static Map<String, ObjectLabel> labels(List<JsonPlace> fields) {
        Map<String, ObjectLabel> labels = new LinkedHashMap<>();
        for (JsonPlace field : fields) {
            JsonPlace check = field.get("ballast").find("check");
            ObjectLabel label = check == null ? ObjectLabel.NONE : LabelTree.label(check);
            if (!label.isEmpty()) {
                labels.put(field.get("name").text(), label);
            }
        }
        return labels;
    }

    private static SqlCheck check(JsonPlace json) {
        return new SqlCheck(
                LabelTree.label(json),
                LabelTree.sql(json.get("sql")),
                new CheckTraits(
                        LabelTree.isTrue(json, "enforced"),
                        LabelTree.isTrue(json, "valid"),
                        LabelTree.flag(json, "noInherit")),
                LabelTree.columns(json, "insteadOf"));
    }

    private static Exclusion exclusion(JsonPlace json) {
        JsonPlace elements = json.get("elements");
        List<Exclusion.Element> compared = elements.items(BundleLimits.MAX_KEY_COLUMNS).stream()
                .map(ConstraintTree::compared)
                .toList();
        if (compared.isEmpty()) {
            throw elements.refuse("at least one element");
        }
        return new Exclusion(
                LabelTree.label(json),
                TableSchemaReader.constant(json.get("method"), Index.Method.values()),
                compared,
                LabelTree.sqlIn(json, "sqlWhere"),
                LabelTree.deferral(json),
                LabelTree.columns(json, "include"),
                SettingsTree.indexStorage(json));
    }

    private static Exclusion.Element compared(JsonPlace json) {
        JsonPlace operator = json.get("operator");
        if (!Exclusion.Element.isOperator(operator.text())) {
            throw operator.refuse("an operator such as && or =");
        }
        return new Exclusion.Element(IndexTree.readElement(json), operator.text());
    }
}
