package io.ballast.spec.resolve;

import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.ReplicaIdentity;
import io.ballast.common.schema.StorageParameters;
import io.ballast.common.schema.TableSettings;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads how the server keeps a table, what the table inherits, and the storage parameters of tables and indexes. */
final class SettingsReader {
    private static final Map<String, ReplicaIdentity> IDENTITIES = Keywords.of(
            "full",
            new ReplicaIdentity(ReplicaIdentity.Kind.FULL, null),
            "nothing",
            new ReplicaIdentity(ReplicaIdentity.Kind.NOTHING, null));

    private static final Map<String, ExtendedStatistics.Kind> KINDS = Arrays.stream(ExtendedStatistics.Kind.values())
            .collect(Collectors.toMap(
                    ExtendedStatistics.Kind::word, kind -> kind, (one, other) -> one, LinkedHashMap::new));

    private final List<String> all = new ArrayList<>();
    private final Map<String, ColumnType> types = new LinkedHashMap<>();

    SettingsReader(List<ColumnDraft> columns, List<GeneratedColumn> generated) {
        columns.forEach(column -> all.add(column.name()));
        generated.forEach(column -> all.add(column.name()));
        columns.forEach(column -> types.put(column.name(), column.column().type()));
        generated.stream().filter(GeneratedColumn::stored).forEach(column -> types.put(column.name(), column.type()));
    }

    /** @param node of the table */
    TableSettings read(SpecNode node) {
        SpecNode identity = node.find("replicaIdentity");
        SpecNode cluster = node.find("cluster");
        return new TableSettings(
                texts(node.find("storage"), StorageParameters::faultOfTable),
                identity == null ? null : identity(identity),
                cluster == null ? null : cluster.text(),
                statistics(node.find("statistics")));
    }

    /** @param node of the table */
    Inheritance inheritance(SpecNode node) {
        SpecNode parents = node.find("inherits");
        SpecNode inherited = node.find("inherited");
        return new Inheritance(
                parents == null
                        ? List.of()
                        : parents.items().stream().map(SpecNode::text).toList(),
                inherited == null ? List.of() : ColumnNames.read(inherited, all));
    }

    private List<ExtendedStatistics> statistics(@Nullable SpecNode list) {
        return list == null ? List.of() : list.parts(list.items(), this::statisticsOf);
    }

    private ExtendedStatistics statisticsOf(SpecNode node) {
        node.allow("columns", "kinds", "target", "name", "comment");
        SpecNode columns = node.require("columns");
        SpecNode kinds = node.find("kinds");
        SpecNode target = node.find("target");
        List<String> names = ColumnNames.read(columns, List.copyOf(types.keySet()));
        String fault = ExtendedStatistics.fault(names);
        if (fault != null) {
            throw columns.refused("expected " + fault + ", found " + String.join(", ", names));
        }
        return new ExtendedStatistics(
                LabelReader.read(node),
                names,
                kinds == null
                        ? List.of()
                        : kinds.items().stream()
                                .map(kind -> kind.oneOf("kind of statistics", KINDS))
                                .toList(),
                target == null ? null : (Integer) target.wholeNumber(0, ColumnTraits.MAX_STATISTICS));
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
        return texts(node.find("storage"), StorageParameters::faultOfIndex);
    }

    /**
     * The members of a mapping, which are texts.
     *
     * @param fault what was expected in place of a name and its value; null where they are good
     */
    static Map<String, String> texts(@Nullable SpecNode node, BinaryOperator<@Nullable String> fault) {
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
