package io.ballast.spec.reader;

import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.ReplicaIdentity;
import io.ballast.common.schema.TableSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the server keeps a table, what it inherits, and storage parameters of indexes, as {@link SpecWriter} writes them. */
final class SettingsSection {
    private SettingsSection() {}

    static void put(Map<String, Object> out, TableSettings settings) {
        putStorage(out, settings.storage());
        ReplicaIdentity identity = settings.replicaIdentity();
        if (identity != null) {
            out.put(
                    "replicaIdentity",
                    identity.index() == null
                            ? identity.kind().name().toLowerCase(Locale.ROOT)
                            : Map.of("index", identity.index()));
        }
        if (settings.cluster() != null) {
            out.put("cluster", settings.cluster());
        }
        KeySection.putUnlessEmpty(
                out,
                "statistics",
                settings.statistics().stream().map(SettingsSection::of).toList());
    }

    static void put(Map<String, Object> out, Inheritance inheritance) {
        KeySection.putUnlessEmpty(out, "inherits", inheritance.parents());
        KeySection.putUnlessEmpty(out, "inherited", inheritance.columns());
    }

    private static Map<String, Object> of(ExtendedStatistics statistics) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("columns", statistics.columns());
        KeySection.putUnlessEmpty(
                out,
                "kinds",
                statistics.kinds().stream().map(ExtendedStatistics.Kind::word).toList());
        ColumnTree.put(out, "target", statistics.target());
        KeySection.putName(out, statistics.label());
        KeySection.putComment(out, statistics.label());
        return out;
    }

    static void putStorage(Map<String, Object> out, Map<String, String> storage) {
        putTexts(out, "storage", storage);
    }

    static void putTexts(Map<String, Object> out, String key, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            out.put(key, new LinkedHashMap<>(texts));
        }
    }
}
