package io.ballast.spec.resolve;

import io.ballast.common.schema.ReplicaIdentity;
import io.ballast.common.schema.StorageParameters;
import io.ballast.common.schema.TableSettings;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.yaml.SpecNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads how the server keeps a table, and the storage parameters of tables and indexes. */
final class SettingsReader {
    private static final Map<String, ReplicaIdentity> IDENTITIES = Keywords.of(
            "full",
            new ReplicaIdentity(ReplicaIdentity.Kind.FULL, null),
            "nothing",
            new ReplicaIdentity(ReplicaIdentity.Kind.NOTHING, null));

    private SettingsReader() {}

    /** @param node of the table */
    static TableSettings read(SpecNode node) {
        SpecNode identity = node.find("replicaIdentity");
        SpecNode cluster = node.find("cluster");
        return new TableSettings(
                storage(node.find("storage"), StorageParameters::faultOfTable),
                identity == null ? null : identity(identity),
                cluster == null ? null : cluster.text());
    }

    private static ReplicaIdentity identity(SpecNode node) {
        if (!node.isMapping()) {
            return node.oneOf("replica identity", IDENTITIES);
        }
        node.allow("index");
        return ReplicaIdentity.by(node.require("index").text());
    }

    /** Those of an index or of that behind a key. */
    static Map<String, String> indexStorage(SpecNode node) {
        return storage(node.find("storage"), StorageParameters::faultOfIndex);
    }

    private static Map<String, String> storage(@Nullable SpecNode node, BinaryOperator<@Nullable String> fault) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (node != null) {
            for (String name : node.keys()) {
                SpecNode value = node.require(name);
                String expected = fault.apply(name, value.text());
                if (expected != null) {
                    throw value.expected(expected);
                }
                parameters.put(name, value.text());
            }
        }
        return parameters;
    }
}
