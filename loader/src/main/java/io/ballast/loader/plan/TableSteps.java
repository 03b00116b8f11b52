package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.SchemaSql;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    private final SearchPath path;

    /** For each table that inherits from this one the steps that bring its rows. */
    private final Map<String, Set<StepId>> heirs;

    /** @param rowSteps those that bring the table's rows */
    TableSteps(SearchPath path, SourceTable table, Set<StepId> rowSteps, Map<String, Set<StepId>> heirs) {
        this.heirs = heirs;
        this.path = path;
        this.schema = path.stagingSchema();
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
            KeyTraits traits = of.constraints().primaryKey();
            if (traits.withoutOverlaps()) { // it excludes rows, and takes over no index
                keys.add(SchemaSql.addPrimaryKey(schema, of));
            } else {
                built.add(keyIndex(name, of.primaryKey(), traits));
                keys.add(SchemaSql.useIndex(schema, of, name, "PRIMARY KEY", traits));
            }
            keyNames.add(name);
        }
        for (UniqueKey key : of.uniqueKeys()) {
            String name = ObjectNames.uniqueKey(of, key);
            if (key.traits().withoutOverlaps()) {
                keys.add(SchemaSql.addUniqueKey(schema, of, key));
            } else {
                built.add(keyIndex(name, key.columns(), key.traits()));
                keys.add(SchemaSql.useIndex(schema, of, name, "UNIQUE", key.traits()));
            }
            keyNames.add(name);
        }
        for (Index index : of.indexes()) {
            built.add(index(
                    ObjectNames.index(of, index),
                    path.before(index, SchemaSql.createIndex(schema, of, index)),
                    StepCosts.index(table, index.columns())));
        }
        before = built.isEmpty() ? before : built;
        long cost = StepCosts.catalogChange() + exclusions(keys, keyNames);
        follow(step(keysOf(table.name()), LoadPhase.INDEX, keys, new SqlStep.Constraints(keyNames), cost));
    }

    /** Exclusion constraints cannot take over an index; returns what adding them costs. */
    private long exclusions(List<String> sql, Set<String> names) {
        TableSchema of = table.schema();
        long cost = 0;
        for (Exclusion exclusion : of.constraints().exclusions()) {
            sql.addAll(path.before(List.of(SchemaSql.addExclusion(schema, of, exclusion))));
            names.add(ObjectNames.exclusion(of, exclusion));
            cost += StepCosts.index(table, exclusion.columns());
        }
        return cost;
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
                    path.before(index, SchemaSql.createIndex(schema, of, index)),
                    new SqlStep.Indexes(Set.of(name)),
                    StepCosts.index(table, index.columns())));
        }
        cost += exclusions(sql, keyNames);
        follow(step(keysOf(table.name()), LoadPhase.INDEX, sql, new SqlStep.Constraints(keyNames), cost));
    }

    void checks() {
        TableSchema of = table.schema();
        List<String> sql = new ArrayList<>(SchemaSql.checks(schema, of));
        if (sql.isEmpty()) {
            return;
        }
        long cost = StepCosts.verify(table, false) * sql.size();
        boolean hasSql = !of.constraints().sqlChecks().isEmpty();
        steps.add(new SqlStep(
                new StepId(StepId.Kind.CHECKS, table.name()),
                LoadPhase.CONSTRAIN,
                table.name(),
                hasSql ? path.before(sql) : sql,
                new SqlStep.Checked(SchemaSql.enforcedChecks(of), SchemaSql.otherChecks(of)),
                withRowsOfHeirs(),
                withHeirs(),
                cost));
    }

    /** Tables that inherit from this one get its checks, under a lock that COPY would wait for. */
    private Set<StepId> withRowsOfHeirs() {
        Set<StepId> needs = new LinkedHashSet<>(before);
        heirs.values().forEach(needs::addAll);
        return needs;
    }

    private Set<String> withHeirs() {
        Set<String> held = new LinkedHashSet<>(heirs.keySet());
        held.add(table.name());
        return held;
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

    private StepId keyIndex(String name, List<String> columns, KeyTraits traits) {
        String sql = SchemaSql.createKeyIndex(schema, table.schema(), name, columns, traits);
        return index(name, List.of(sql), StepCosts.index(table, columns));
    }

    private StepId index(String name, List<String> sql, long cost) {
        SqlStep step = new SqlStep(
                new StepId(StepId.Kind.INDEX, name),
                LoadPhase.INDEX,
                table.name(),
                sql,
                new SqlStep.Indexes(Set.of(name)),
                before,
                Set.of(),
                cost);
        steps.add(step);
        return step.id();
    }

    private SqlStep step(StepId id, LoadPhase phase, List<String> sql, SqlStep.Made makes, long cost) {
        return new SqlStep(id, phase, table.name(), sql, makes, before, withHeirs(), cost);
    }
}
