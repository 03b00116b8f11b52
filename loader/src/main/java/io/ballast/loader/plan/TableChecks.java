package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TargetSchemas;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses a target whose tables do not go with the mode of the load, naming all that does not. */
final class TableChecks {
    static final Hint ELSEWHERE = Hint.choose("load elsewhere", Setting.SCHEMA);

    private final Manifest manifest;
    private final LoadOptions options;
    private final TargetFacts facts;
    private final TypePlan types;
    private final Misfits misfits = new Misfits();

    TableChecks(Manifest manifest, LoadOptions options, TargetFacts facts) {
        this.manifest = manifest;
        this.options = options;
        this.facts = facts;
        this.types = new TypePlan(manifest, options, facts);
    }

    void check() {
        new TypeChecks(manifest, options, facts, misfits).check();
        for (SourceTable table : manifest.tables()) {
            switch (options.mode()) {
                case CREATE -> checkCreate(table);
                case REPLACE -> checkReplace(table);
                case APPEND, FILL -> checkAppend(table);
            }
        }
        if (options.mode() == LoadMode.APPEND) {
            ConflictChecks conflicts = new ConflictChecks(options, facts, misfits);
            manifest.tables().forEach(conflicts::check);
            checkOrder(manifest.tables(), options, facts, misfits);
        } else if (!options.mode().keepsTables()) {
            new NameChecks(manifest, options, facts).check(misfits);
            UsedNameChecks used = new UsedNameChecks(options, facts, misfits);
            manifest.tables().forEach(table -> used.check(table.schema()));
            VersionChecks.check(manifest, facts.server(), options.constraints(), misfits);
        }
        misfits.refuse();
    }

    private void checkCreate(SourceTable table) {
        @Nullable TakenName taken = facts.schema().takenNames().get(table.name());
        if (taken != null && !taken.arrayType()) {
            misfits.add(
                    "Schema \"" + options.schema() + "\" already has a " + taken.kind() + " \"" + table.name() + "\"",
                    Hint.choose("swap it for the new one", Setting.MODE, LoadMode.REPLACE.label())
                            .or(Hint.choose("add rows to it", Setting.MODE, LoadMode.APPEND.label()))
                            .or(ELSEWHERE));
        }
    }

    private void checkReplace(SourceTable table) {
        @Nullable TakenName taken = facts.schema().takenNames().get(table.name());
        @Nullable ExistingTable existing = facts.schema().existing().get(table.name());
        if (taken != null && !taken.arrayType() && existing == null) {
            misfits.add(
                    "\"" + table.name() + "\" in schema \"" + options.schema() + "\" is a " + taken.kind()
                            + ", and only tables can be replaced",
                    Hint.act("rename it").or(ELSEWHERE));
        }
        if (existing == null) {
            return;
        }
        TableRights rights = existing.rights();
        if (!rights.mayDrop()) {
            misfits.add(
                    "Role \"" + facts.server().role().name() + "\" does not own " + named(table)
                            + " and so cannot replace it",
                    Hint.act("load as its owner").or(ELSEWHERE));
        } else if (rights.ownerTrouble() != null) {
            misfits.add(
                    "Role \"" + rights.owner() + "\" owns " + named(table) + " and cannot be given the new one: "
                            + rights.ownerTrouble(),
                    Hint.act("grant that")
                            .or(Hint.act("give the table another owner (ALTER TABLE … OWNER TO)"))
                            .or(ELSEWHERE));
        }
        if (!existing.dependents().isEmpty()) {
            misfits.add(
                    existing.loss(options.schema()),
                    Hint.act("drop these first and make them again afterwards").or(ELSEWHERE));
        }
    }

    private void checkAppend(SourceTable table) {
        @Nullable ExistingTable existing = facts.schema().existing().get(table.name());
        if (existing == null) {
            misfits.add(
                    options.schemas().isOne()
                            ? "Schema \"" + options.schema() + "\" has no table \"" + table.name() + "\" to add rows to"
                            : "There is no table \"" + table.name() + "\" in "
                                    + options.schemas().inWords() + " to add rows to",
                    Hint.choose("make the tables", Setting.MODE, LoadMode.CREATE.label()));
            return;
        }
        checkMayWrite(table, existing.rights());
        for (Column column : table.schema().columns()) {
            checkColumn(table, existing, column);
            checkSequence(table, existing, column);
        }
        Set<String> given = table.schema().columns().stream().map(Column::name).collect(Collectors.toSet());
        for (String needed : existing.mustBeGiven()) {
            if (!given.contains(needed)) {
                drifted(
                        table,
                        "it needs a value for column \"" + needed + "\", which the "
                                + options.source().kind() + " does not have");
            }
        }
    }

    private void checkMayWrite(SourceTable table, TableRights rights) {
        String role = facts.server().role().name();
        if (!rights.mayWrite()) {
            misfits.add(
                    "Role \"" + role + "\" may not insert into " + named(table),
                    Hint.act("let its owner grant INSERT and SELECT on it"));
        } else if (rights.rowSecurity()) {
            misfits.add(
                    "Row security of " + named(table) + " applies to role \"" + role
                            + "\", and so nobody could tell whether all rows arrived",
                    Hint.act(
                            "load as a role that it does not apply to: the table's owner, unless it is forced, or one with"
                                    + " BYPASSRLS"));
        }
    }

    private void checkColumn(SourceTable table, ExistingTable existing, Column column) {
        @Nullable String type = existing.columns().get(column.name());
        if (type == null) {
            drifted(table, "it has no column \"" + column.name() + "\"");
            return;
        }
        @Nullable String expected = types.written(column.type());
        if (!types.isWritten(type, column.type()) && !isRounded(column.type(), type)) {
            drifted(
                    table,
                    "its column \"" + column.name() + "\" is " + type + ", the "
                            + options.source().kind() + "'s is "
                            + (expected == null ? column.type().sql() : expected));
        }
    }

    /** Notes foreign keys that leave no table that can be appended to first. */
    static void checkOrder(List<SourceTable> tables, LoadOptions options, TargetFacts facts, Misfits misfits) {
        List<String> cycle = AppendOrder.of(tables, facts.schema().existing(), options.mode() == LoadMode.FILL)
                .cycle();
        if (!cycle.isEmpty()) {
            misfits.add(
                    "Foreign keys in " + options.schemas().inWords()
                            + " refer to each other in a ring, so that no table can be filled first: "
                            + String.join(", ", cycle),
                    Hint.act("make one of them checkable at the end (ALTER TABLE … ALTER CONSTRAINT … DEFERRABLE)")
                            .or(ELSEWHERE));
        }
    }

    /** Whether the server rounds numbers of any length to what the table has, as it does for anybody who fills it. */
    private boolean isRounded(ColumnType given, String type) {
        return options.mode() == LoadMode.FILL
                && given.equals(ColumnType.of(BaseType.NUMERIC))
                && type.startsWith("numeric(");
    }

    private void checkSequence(SourceTable table, ExistingTable existing, Column column) {
        @Nullable String sequence = existing.lockedSequences().get(column.name());
        if (sequence != null) {
            misfits.add(
                    "Role \"" + facts.server().role().name() + "\" may not set sequence " + sequence
                            + " behind the values that column \"" + column.name() + "\" of table \"" + table.name()
                            + "\" gets, so that the next rows by default would meet them",
                    Hint.act("let its owner run: GRANT SELECT, UPDATE ON SEQUENCE " + sequence + " TO "
                            + SqlText.name(facts.server().role().name())));
        }
    }

    private void drifted(SourceTable table, String difference) {
        misfits.add(
                "T" + named(table).substring(1) + " does not fit the "
                        + options.source().kind() + ": " + difference,
                Hint.act("alter the table").or(ELSEWHERE));
    }

    private String named(SourceTable table) {
        return named(table.name(), options);
    }

    /** For people: {@code table "users" in schema "app"}. */
    static String named(String table, LoadOptions options) {
        TargetSchemas schemas = options.schemas();
        return "table \"" + schemas.nameOf(table) + "\" in schema \"" + schemas.schemaOf(table) + "\"";
    }
}
