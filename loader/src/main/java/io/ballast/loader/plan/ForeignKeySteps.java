package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.SchemaSql;
import io.ballast.common.schema.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps that add foreign keys. Adding one locks both of its tables against the adding of another, in an order of the
 * server's choosing, so they go one after the other, NOT VALID and therefore quickly. Validating locks the child against
 * changes of its schema and leaves the parent free, so that different children are validated in parallel (manual of ALTER
 * TABLE, "VALIDATE CONSTRAINT").
 */
final class ForeignKeySteps {
    /** Held while a foreign key is added. */
    private static final String ADDING = "adding foreign keys";
    /** Before version 18 a foreign key of a partitioned table cannot be added NOT VALID. */
    private static final int NOT_VALID_ON_PARTITIONED = 180_000;

    private ForeignKeySteps() {}

    static List<Step> of(String stagingSchema, List<TablePlan> tables, ServerFacts server) {
        SortedKeys sorted = new SortedKeys(tables);
        List<Step> steps = new ArrayList<>();
        for (TablePlan plan : tables) {
            SourceTable table = plan.of();
            for (ForeignKey key : table.schema().foreignKeys()) {
                boolean atOnce = !key.traits().enforced()
                        || !key.traits().valid()
                        || (table.schema().partitioning() != null && server.version() < NOT_VALID_ON_PARTITIONED);
                steps.add(adding(stagingSchema, table, key, atOnce));
                if (!atOnce) {
                    steps.add(validating(stagingSchema, table, key, sorted.both(plan, key)));
                }
            }
        }
        return steps;
    }

    private static Step adding(String schema, SourceTable table, ForeignKey key, boolean atOnce) {
        String name = ObjectNames.foreignKey(table.schema(), key);
        String sql = SchemaSql.addForeignKey(schema, table.schema(), key);
        return new SqlStep(
                id(StepId.Kind.FOREIGN_KEY, table, name),
                LoadPhase.CONSTRAIN,
                table.name(),
                List.of(atOnce ? sql : sql + " NOT VALID"),
                new SqlStep.Constraints(Set.of(name)),
                union(TableSteps.keysOf(table.name()), TableSteps.keysOf(key.targetTable())),
                all(union(table.name(), key.targetTable()), Set.of(ADDING)),
                atOnce ? StepCosts.validate(table, false) : StepCosts.catalogChange());
    }

    /** @param sorted whether an index hands out the keys of both tables in the same order, without a look at the rows */
    private static Step validating(String schema, SourceTable table, ForeignKey key, boolean sorted) {
        String name = ObjectNames.foreignKey(table.schema(), key);
        List<String> sql = new ArrayList<>();
        if (sorted) {
            sql.add("SET LOCAL enable_hashjoin = off");
        }
        sql.add("ALTER TABLE " + SqlText.name(schema, table.name()) + " VALIDATE CONSTRAINT " + SqlText.name(name));
        return new SqlStep(
                id(StepId.Kind.VALIDATE, table, name),
                LoadPhase.CONSTRAIN,
                table.name(),
                sql,
                new SqlStep.Validated(Set.of(name)),
                Set.of(id(StepId.Kind.FOREIGN_KEY, table, name)),
                Set.of(table.name()),
                StepCosts.validate(table, sorted));
    }

    private static StepId id(StepId.Kind kind, SourceTable table, String key) {
        return new StepId(kind, table.name() + "." + key);
    }

    private static <T> Set<T> union(T first, T second) {
        return first.equals(second) ? Set.of(first) : Set.of(first, second);
    }

    private static Set<String> all(Set<String> first, Set<String> second) {
        Set<String> all = new HashSet<>(first);
        all.addAll(second);
        return all;
    }
}
