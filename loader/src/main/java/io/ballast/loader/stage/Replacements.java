package io.ballast.loader.stage;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.loader.plan.ExistingTable;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.OldAttribute;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What tables take over from those that they replace, read from the catalog at the moment of the swap.
 *
 * @param before statements for what must be set aside before the old tables are dropped
 * @param after statements that give everything to the new tables
 */
record Replacements(List<String> before, List<String> after) {
    /** Tables of the target with the names of the source's, and all that would be lost if they were replaced. */
    static Map<String, ExistingTable> existing(Connection connection, Manifest manifest, String schema)
            throws SQLException {
        List<String> names = manifest.tables().stream().map(SourceTable::name).toList();
        Map<String, ExistingTable> existing = ExistingTables.readToReplace(
                connection,
                schema,
                names,
                manifest.tables().stream()
                        .flatMap(table -> table.schema().traits().inheritance().parents().stream()
                                .map(parent -> new ExistingTables.Kept(table.name(), parent)))
                        .toList());
        if (existing.isEmpty()) {
            return existing;
        }
        Map<String, SourceTable> tables = byName(manifest.tables());
        Map<String, List<OldAttribute>> attributes =
                OldAttributes.read(connection, schema, "", manifest.tables()).stream()
                        .collect(Collectors.groupingBy(OldAttribute::table));
        Map<String, ExistingTable> all = new HashMap<>();
        existing.forEach((name, table) -> all.put(
                name,
                table.losing(attributes.getOrDefault(name, List.of()).stream()
                        .filter(attribute -> fate(attribute, tables, true) == OldAttribute.Fate.LOST)
                        .map(OldAttribute::what)
                        .distinct()
                        .toList())));
        return all;
    }

    /** Nothing. */
    static Replacements none() {
        return new Replacements(List.of(), List.of());
    }

    /**
     * What the tables of the plan take over; their locks are held.
     *
     * @throws BallastException (TARGET_REFUSED) when there is something by now that would be lost
     */
    static Replacements read(Connection connection, LoadPlan plan) throws SQLException {
        String schema = plan.options().schema();
        Map<String, ExistingTable> existing = existing(connection, plan.manifest(), schema);
        List<String> losses = existing.values().stream()
                .filter(table -> !table.dependents().isEmpty())
                .map(table -> table.loss(schema))
                .sorted()
                .toList();
        if (!losses.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    String.join(". ", losses)
                            + ". This came about while the load was running. Nothing was published and all work is kept.",
                    Hint.act("drop these").then(Rerun.RESUME));
        }
        return takenOver(connection, plan);
    }

    private static Replacements takenOver(Connection connection, LoadPlan plan) throws SQLException {
        Map<String, SourceTable> tables = byName(plan.manifest().tables());
        tables.keySet().retainAll(plan.work().replacedTables());
        boolean constraints = plan.options().constraints();
        List<OldAttribute> kept =
                OldAttributes.read(
                                connection, plan.options().schema(), plan.stagingSchema(), List.copyOf(tables.values()))
                        .stream()
                        .filter(attribute -> fate(attribute, tables, constraints) == OldAttribute.Fate.KEPT)
                        .toList();
        return new Replacements(
                kept.stream().map(OldAttribute::before).filter(Objects::nonNull).toList(),
                kept.stream().map(OldAttribute::after).filter(Objects::nonNull).toList());
    }

    private static OldAttribute.Fate fate(
            OldAttribute attribute, Map<String, SourceTable> tables, boolean constraints) {
        SourceTable table = Objects.requireNonNull(tables.get(attribute.table()));
        return attribute.fate(table.schema(), constraints);
    }

    private static Map<String, SourceTable> byName(List<SourceTable> tables) {
        Map<String, SourceTable> byName = new HashMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        return byName;
    }
}
