package io.ballast.generator.plan;

import io.ballast.common.bundle.ChosenSchema;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.View;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a spec comes into being: the tables that it chooses, and their schemas without what the others would be needed for. */
public final class MadeTables {
    private final DatasetSpec spec;
    private final Set<String> chosen;

    private MadeTables(DatasetSpec spec) {
        this.spec = spec;
        this.chosen = spec.tables().stream()
                .filter(table -> !spec.isOmitted(table))
                .map(TableSpec::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static MadeTables of(DatasetSpec spec) {
        return new MadeTables(spec);
    }

    /** In the order of the spec. */
    public List<TableSpec> tables() {
        return spec.tables().stream().filter(spec::generates).toList();
    }

    /** Without foreign keys to tables that are not chosen, and to rows that are there: the table there has these. */
    public TableSchema schema(TableSpec table) {
        TableSchema schema = ChosenSchema.of(table.schema(), chosen, new ArrayList<>());
        List<ForeignKey> keys = schema.foreignKeys().stream()
                .filter(key -> !spec.table(key.targetTable()).exists())
                .toList();
        return keys.size() == schema.foreignKeys().size() ? schema : schema.withForeignKeys(keys);
    }

    /** None where tables are omitted: they may show any of them. */
    public List<View> views() {
        return spec.omitted().isEmpty() ? spec.views() : List.of();
    }

    /**
     * What of the spec does not come into being, in words.
     *
     * @throws io.ballast.common.error.BallastException (INPUT_REFUSED) when a table cannot be without one that is omitted
     */
    public List<String> omitted() {
        List<String> omitted = new ArrayList<>();
        if (!spec.omitted().isEmpty()) {
            spec.omitted().forEach(name -> omitted.add("table \"" + name + "\""));
            tables().forEach(table -> ChosenSchema.of(table.schema(), chosen, omitted));
            spec.views().forEach(view -> omitted.add("view \"" + view.name() + "\""));
        }
        return omitted;
    }
}
