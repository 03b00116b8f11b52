package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.SchemaSql;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps that make one table usable once its rows have landed.
 *
 * <p>Its indexes are built in parallel, each under a SHARE lock; the keys then take their unique indexes over in one short
 * statement ({@code USING INDEX}), which would deadlock with the building of the others if it shared a transaction with it.
 */
final class TableSteps {
    private final String schema;
    private final SourceTable table;
    private final List<Step> steps = new ArrayList<>();
    /** The steps that the next one has to wait for. */
    private Set<StepId> before;

    /** @param rowSteps those that bring the table's rows */
    TableSteps(String stagingSchema, SourceTable table, Set<StepId> rowSteps) {
        this.schema = stagingSchema;
        this.table = table;
        this.before = rowSteps;
    }

    static StepId keysOf(String table) {
        return new StepId(StepId.Kind.KEYS, table);
    }

    List<Step> steps() {
        return steps;
    }

    /** An UNLOGGED table goes into the write-ahead log, and what the journal says of its shards with it. */
    void log(String keepShards) {
        String setLogged = "ALTER TABLE " + SqlText.name(schema, table.name()) + " SET LOGGED";
        follow(step(
                new StepId(StepId.Kind.LOG, table.name()),
                LoadPhase.INDEX,
                List.of(setLogged, keepShards),
                new SqlStep.Logged(),
                StepCosts.rewrite(table)));
    }

    void indexesAndKeys() {
        if (table.schema().partitioning() != null) {
            keysOfPartitioned();
            return;
        }
        Set<StepId> built = new LinkedHashSet<>();
        List<String> keys = new ArrayList<>();
        Set<String> keyNames = new LinkedHashSet<>();
        TableSchema of = table.schema();
        if (!of.primaryKey().isEmpty()) {
            String name = ObjectNames.primaryKey(of);
            built.add(index(name, uniqueIndex(name, of.primaryKey()), of.primaryKey()));
            keys.add(useIndex(name, "PRIMARY KEY"));
            keyNames.add(name);
        }
        for (UniqueKey key : of.uniqueKeys()) {
            String name = ObjectNames.uniqueKey(of, key);
            built.add(index(name, uniqueIndex(name, key.columns()), key.columns()));
            keys.add(useIndex(name, "UNIQUE"));
            keyNames.add(name);
        }
        for (Index index : of.indexes()) {
            built.add(index(ObjectNames.index(of, index), SchemaSql.createIndex(schema, of, index), index.columns()));
        }
        before = built.isEmpty() ? before : built;
        follow(step(
                keysOf(table.name()),
                LoadPhase.INDEX,
                keys,
                new SqlStep.Constraints(keyNames),
                StepCosts.catalogChange()));
    }

    /** On a partitioned table a key cannot take over an index: it is added as a whole, partition after partition. */
    private void keysOfPartitioned() {
        TableSchema of = table.schema();
        List<String> sql = new ArrayList<>();
        Set<String> keyNames = new LinkedHashSet<>();
        long cost = StepCosts.catalogChange();
        if (!of.primaryKey().isEmpty()) {
            sql.add(SchemaSql.addPrimaryKey(schema, of));
            cost += StepCosts.index(table, of.primaryKey());
            keyNames.add(ObjectNames.primaryKey(of));
        }
        for (UniqueKey key : of.uniqueKeys()) {
            sql.add(SchemaSql.addUniqueKey(schema, of, key));
            cost += StepCosts.index(table, key.columns());
            keyNames.add(ObjectNames.uniqueKey(of, key));
        }
        for (Index index : of.indexes()) {
            String name = ObjectNames.index(of, index);
            follow(step(
                    new StepId(StepId.Kind.INDEX, name),
                    LoadPhase.INDEX,
                    List.of(SchemaSql.createIndex(schema, of, index)),
                    new SqlStep.Indexes(Set.of(name)),
                    StepCosts.index(table, index.columns())));
        }
        follow(step(keysOf(table.name()), LoadPhase.INDEX, sql, new SqlStep.Constraints(keyNames), cost));
    }

    void checks() {
        List<String> sql = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Column column : table.schema().columns()) {
            if (column.check() != null) {
                sql.add(SchemaSql.addCheck(schema, table.schema(), column));
                names.add(ObjectNames.check(table.schema(), column));
            }
        }
        if (!sql.isEmpty()) {
            Step step = step(
                    new StepId(StepId.Kind.CHECKS, table.name()),
                    LoadPhase.CONSTRAIN,
                    sql,
                    new SqlStep.Validated(names),
                    StepCosts.verify(table, false) * sql.size());
            steps.add(step);
        }
    }

    void analyze() {
        steps.add(step(
                new StepId(StepId.Kind.ANALYZE, table.name()),
                LoadPhase.ANALYZE,
                List.of("ANALYZE " + SqlText.name(schema, table.name())),
                new SqlStep.Statistics(),
                StepCosts.analyze()));
    }

    void verify(boolean full) {
        steps.add(new VerifyStep(
                new StepId(StepId.Kind.VERIFY, table.name()), table, full, before, StepCosts.verify(table, full)));
    }

    private void follow(SqlStep step) {
        steps.add(step);
        before = Set.of(step.id());
    }

    private StepId index(String name, String sql, List<String> columns) {
        SqlStep step = new SqlStep(
                new StepId(StepId.Kind.INDEX, name),
                LoadPhase.INDEX,
                table.name(),
                List.of(sql),
                new SqlStep.Indexes(Set.of(name)),
                before,
                Set.of(),
                StepCosts.index(table, columns));
        steps.add(step);
        return step.id();
    }

    private SqlStep step(StepId id, LoadPhase phase, List<String> sql, SqlStep.Made makes, long cost) {
        return new SqlStep(id, phase, table.name(), sql, makes, before, Set.of(table.name()), cost);
    }

    private String uniqueIndex(String name, List<String> columns) {
        return "CREATE UNIQUE INDEX " + SqlText.name(name) + " ON " + SqlText.name(schema, table.name()) + " ("
                + SqlText.names(columns) + ")";
    }

    private String useIndex(String name, String kind) {
        return "ALTER TABLE " + SqlText.name(schema, table.name()) + " ADD CONSTRAINT " + SqlText.name(name) + " "
                + kind + " USING INDEX " + SqlText.name(name);
    }
}
