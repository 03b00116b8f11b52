package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.TargetSchemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps that bring back what was taken away from tables, in the order and beside each other for the reasons that {@link TableSteps}
 * and {@link ForeignKeySteps} give.
 */
final class RestorationSteps {
    /** Held while a foreign key is added. */
    private static final String ADDING = "adding foreign keys";

    private final String stagingSchema;
    private final TargetSchemas schemas;
    private final Map<String, SourceTable> tables;
    /** For each table the steps that the next one on it has to wait for. */
    private final Map<String, Set<StepId>> before;

    private final Set<StepId> added = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    /** @param copied the steps that bring the rows of each table */
    RestorationSteps(
            String stagingSchema,
            TargetSchemas schemas,
            Map<String, SourceTable> tables,
            Map<String, Set<StepId>> copied) {
        this.stagingSchema = stagingSchema;
        this.schemas = schemas;
        this.tables = tables;
        this.before = new HashMap<>(copied);
    }

    /** A step for each, in the order of their places. */
    List<Step> of(List<Restoration> restorations) {
        Map<String, Set<StepId>> built = new HashMap<>();
        for (Restoration one : restorations) {
            if (one.kind() == StepId.Kind.INDEX) {
                built.computeIfAbsent(one.table(), table -> new HashSet<>()).add(index(one));
            }
        }
        before.putAll(built);
        for (Restoration one : restorations) {
            switch (one.kind()) {
                case KEYS -> before.put(one.table(), Set.of(keys(one)));
                case FOREIGN_KEY -> foreignKey(one);
                case VALIDATE -> validate(one);
                case TRIGGERS -> triggers(one);
                default -> {} // rows are brought elsewhere, indexes have been looked at
            }
        }
        return steps;
    }

    /** The steps after which the table has its rows, indexes and keys. */
    Set<StepId> finished(String table) {
        return before.getOrDefault(table, Set.of());
    }

    private StepId index(Restoration one) {
        SourceTable table = tables.get(one.table());
        long cost = table == null ? 0 : StepCosts.index(table, List.of(""));
        String name = schemas.tableOf(schemas.schemaOf(one.table()), one.name());
        return add(one, name, LoadPhase.INDEX, finished(one.table()), Set.of(), cost);
    }

    private StepId keys(Restoration one) {
        return add(one, one.table(), LoadPhase.INDEX, finished(one.table()), Set.of(one.table()), 0);
    }

    private void foreignKey(Restoration one) {
        Set<StepId> needs = new HashSet<>(finished(one.table()));
        needs.addAll(finished(one.refers()));
        Set<String> holds = new HashSet<>(List.of(one.table(), one.refers(), ADDING));
        add(one, subject(one), LoadPhase.CONSTRAIN, needs, holds, 0);
    }

    /** A resumed load may have added the key already. */
    private void validate(Restoration one) {
        StepId adding = new StepId(StepId.Kind.FOREIGN_KEY, subject(one));
        SourceTable table = tables.get(one.table());
        long cost = table == null ? 0 : StepCosts.validate(table, false);
        Set<StepId> needs = added.contains(adding) ? Set.of(adding) : finished(one.table());
        add(one, subject(one), LoadPhase.CONSTRAIN, needs, Set.of(one.table()), cost);
    }

    private void triggers(Restoration one) {
        add(one, one.table(), LoadPhase.CONSTRAIN, finished(one.table()), Set.of(one.table()), 0);
    }

    private static String subject(Restoration key) {
        return key.table() + "." + key.name();
    }

    private StepId add(
            Restoration one, String subject, LoadPhase phase, Set<StepId> needs, Set<String> holds, long cost) {
        StepId id = new StepId(one.kind(), subject);
        added.add(id);
        steps.add(new SqlStep(
                id,
                phase,
                one.table(),
                FillSql.restore(stagingSchema, one),
                makes(one),
                needs,
                holds,
                cost + StepCosts.catalogChange()));
        return id;
    }

    /** Decides how the step is shown, and how many processes it may use; whether it is done is a matter of its record. */
    private static SqlStep.Made makes(Restoration one) {
        Set<String> name = Set.of(one.name());
        return switch (one.kind()) {
            case INDEX -> new SqlStep.Indexes(name);
            case VALIDATE -> new SqlStep.Validated(name);
            default -> new SqlStep.Constraints(name);
        };
    }
}
