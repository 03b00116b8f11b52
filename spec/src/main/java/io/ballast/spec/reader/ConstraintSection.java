package io.ballast.spec.reader;

import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.SqlCheck;
import io.ballast.common.schema.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks in SQL, exclusion constraints and views as {@link SpecWriter} writes them. */
final class ConstraintSection {
    private ConstraintSection() {}

    static Map<String, Object> of(SqlCheck check) {
        Map<String, Object> out = new LinkedHashMap<>();
        KeySection.putName(out, check.label());
        out.put("sql", check.condition().text());
        if (!check.enforced()) {
            out.put("enforced", false);
        }
        if (!check.traits().valid()) {
            out.put("valid", false);
        }
        if (check.traits().noInherit()) {
            out.put("noInherit", true);
        }
        KeySection.putUnlessEmpty(out, "insteadOf", check.insteadOf());
        KeySection.putComment(out, check.label());
        return out;
    }

    static Map<String, Object> of(Exclusion exclusion) {
        Map<String, Object> out = new LinkedHashMap<>();
        KeySection.putName(out, exclusion.label());
        out.put("method", exclusion.method().sqlName());
        out.put(
                "elements",
                exclusion.elements().stream().map(ConstraintSection::element).toList());
        if (exclusion.where() != null) {
            out.put("where", Map.of("sql", exclusion.where().text()));
        }
        KeySection.putDeferral(out, exclusion.deferral());
        KeySection.putUnlessEmpty(out, "include", exclusion.include());
        SettingsSection.putStorage(out, exclusion.storage());
        KeySection.putComment(out, exclusion.label());
        return out;
    }

    private static Map<String, Object> element(Exclusion.Element element) {
        Map<String, Object> out = IndexSection.mapping(element.of());
        out.put("operator", element.operator());
        return out;
    }

    static Map<String, Object> of(List<View> views) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (View view : views) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("sql", view.query().text());
            if (view.materialized()) {
                tree.put("materialized", true);
            }
            if (view.comment() != null) {
                tree.put("comment", view.comment());
            }
            SettingsSection.putTexts(tree, "options", view.traits().options());
            SettingsSection.putTexts(tree, "columns", view.traits().columnComments());
            KeySection.putUnlessEmpty(
                    tree,
                    "indexes",
                    view.traits().indexes().stream().map(IndexSection::of).toList());
            out.put(view.name(), tree);
        }
        return out;
    }
}
