package io.ballast.spec.reader;

import io.ballast.common.schema.Deferral;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.spec.resolve.LabelReader;
import io.ballast.spec.resolve.ReferenceReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys as {@link SpecWriter} writes them: lists of columns, and mappings where there is more to say. */
final class KeySection {
    private KeySection() {}

    static Object of(List<String> columns, KeyTraits traits) {
        if (traits.isEmpty()) {
            return columns;
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("columns", columns);
        putName(out, traits.label());
        putDeferral(out, traits.deferral());
        if (traits.nullsNotDistinct()) {
            out.put("nullsNotDistinct", true);
        }
        if (traits.withoutOverlaps()) {
            out.put("withoutOverlaps", true);
        }
        putUnlessEmpty(out, "include", traits.include());
        SettingsSection.putStorage(out, traits.storage());
        putComment(out, traits.label());
        return out;
    }

    /** What a reference says of its foreign key, beyond {@code onDelete}. */
    static void put(Map<String, Object> out, ForeignKeyTraits traits) {
        if (traits.onUpdate() != ForeignKey.OnDelete.NO_ACTION) {
            out.put("onUpdate", ReferenceReader.word(traits.onUpdate()));
        }
        putUnlessEmpty(out, "setColumns", traits.setColumns());
        if (traits.matchFull()) {
            out.put("match", "full");
        }
        putDeferral(out, traits.deferral());
        if (!traits.enforced()) {
            out.put("enforced", false);
        }
        if (!traits.valid()) {
            out.put("valid", false);
        }
        if (traits.period()) {
            out.put("period", true);
        }
        putName(out, traits.label());
        putComment(out, traits.label());
    }

    static void putName(Map<String, Object> out, ObjectLabel label) {
        if (label.name() != null) {
            out.put("name", label.name());
        }
    }

    static void putComment(Map<String, Object> out, ObjectLabel label) {
        if (label.comment() != null) {
            out.put("comment", label.comment());
        }
    }

    static void putDeferral(Map<String, Object> out, Deferral deferral) {
        if (deferral != Deferral.NEVER) {
            out.put("deferrable", LabelReader.word(deferral));
        }
    }

    static void putUnlessEmpty(Map<String, Object> out, String key, List<?> items) {
        if (!items.isEmpty()) {
            out.put(key, items);
        }
    }
}
