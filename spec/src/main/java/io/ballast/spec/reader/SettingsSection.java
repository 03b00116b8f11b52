package io.ballast.spec.reader;

import io.ballast.common.schema.ReplicaIdentity;
import io.ballast.common.schema.TableSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the server keeps a table, and storage parameters of indexes, as {@link SpecWriter} writes them. */
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
    }

    static void putStorage(Map<String, Object> out, Map<String, String> storage) {
        if (!storage.isEmpty()) {
            out.put("storage", new LinkedHashMap<>(storage));
        }
    }
}
