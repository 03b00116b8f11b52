package io.ballast.introspect.draft;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.spec.literal.NameRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what no spec can hold at all: it is refused, or omitted with a note if the user says so. */
final class Selection {
    private final SchemaFacts schema;
    private final TypeMap types;
    private final Notes notes;
    private final List<String> unsupported = new ArrayList<>();

    private Selection(SchemaFacts schema, boolean inPlace, Notes notes) {
        this.schema = schema;
        this.types = new TypeMap(schema.schema(), inPlace);
        this.notes = notes;
    }

    /** The tables with the columns that a spec can hold. */
    static List<DraftTable> of(SchemaFacts schema, DraftOptions options, Notes notes) {
        Selection selection = new Selection(schema, options.inPlace(), notes);
        List<DraftTable> tables = selection.tables();
        if (!selection.unsupported.isEmpty() && !options.skipUnsupported()) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "schema \"" + schema.schema() + "\" has what no dataset spec can hold: "
                            + String.join("; ", selection.unsupported)
                            + ".",
                    Hint.choose("omit it", Setting.SKIP_UNSUPPORTED));
        }
        if (tables.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "schema \"" + schema.schema() + "\" of database \"" + schema.database()
                            + "\" has no table that a dataset spec can hold.",
                    Hint.choose("name another one", Setting.SCHEMA));
        }
        schema.others().forEach(other -> notes.ofSpec(other + " omitted: a spec has tables and views alone"));
        selection.unsupported.forEach(what -> notes.ofSpec(what + ": omitted, as requested"));
        return tables;
    }

    private List<DraftTable> tables() {
        List<DraftTable> tables = new ArrayList<>();
        Set<String> plainNames = new HashSet<>();
        for (LiveTable facts : schema.tables()) {
            DraftFailure.at(schema.schema(), facts.name(), () -> select(facts, plainNames, tables));
        }
        return tables;
    }

    private void select(LiveTable facts, Set<String> plainNames, List<DraftTable> tables) {
        if (!canBeSaid(facts.name())) {
            unsupported.add("table \"" + facts.name()
                    + "\", a name with a point or a control character in it, or a space at an end");
        } else if (!schema.schemas().isOne() && bytes(facts.name()) > ObjectNames.MAX_NAME_BYTES) {
            unsupported.add("table \"" + facts.name() + "\", which has " + bytes(facts.name())
                    + " bytes with the name of its schema, and of several schemas no more than "
                    + ObjectNames.MAX_NAME_BYTES + "; fill its schema by itself");
        } else if (!plainNames.add(facts.name().toLowerCase(Locale.ROOT))) {
            unsupported.add("table \"" + facts.name() + "\", a name that differs from another's in case only");
        } else {
            DraftTable table = table(facts);
            if (table.columns.isEmpty()) {
                unsupported.add("table \"" + facts.name() + "\", no column that a spec can hold");
            } else {
                tables.add(table);
            }
        }
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private boolean canBeSaid(String table) {
        TargetSchemas schemas = schema.schemas();
        return NameRules.isTable(schemas.nameOf(table))
                && (schemas.isOne() || NameRules.isTable(schemas.schemaOf(table)) || isOfKnownRows(table));
    }

    private boolean isOfKnownRows(String table) {
        return schema.known().containsKey(table);
    }

    private DraftTable table(LiveTable facts) {
        DraftTable table = new DraftTable(facts);
        for (LiveColumn column : facts.columns()) {
            String where = "column \"" + facts.name() + "." + column.name() + "\"";
            if (!NameRules.isColumn(column.name())) {
                unsupported.add(where + ", a name with a control character in it");
                continue;
            }
            if (column.name().contains(".") && isReferredTo(facts, column)) {
                unsupported.add(where + ", a name with a point in it that foreign keys lead to");
                continue;
            }
            types.map(column.type())
                    .ifPresentOrElse(
                            mapped -> {
                                DraftColumn draft = new DraftColumn(column, mapped.type());
                                table.columns.put(column.name(), draft);
                                if (mapped.difference() != null) {
                                    draft.standIn = true;
                                    notes.ofColumn(facts.name(), column.name(), mapped.difference());
                                }
                            },
                            () -> unsupported.add(
                                    where + ", type " + column.type().name()));
        }
        return table;
    }

    /** Whether references would have to say the column's name behind that of its table, and a point between them. */
    private boolean isReferredTo(LiveTable table, LiveColumn column) {
        return schema.tables().stream()
                .flatMap(other -> other.constraints().foreignKeys().stream())
                .anyMatch(key -> key.targetTable().equals(table.name())
                        && key.targetColumns().contains(column.name()));
    }

    /** Whether the table has all of these columns, and there is at least one. */
    static boolean hasAll(DraftTable table, List<String> columns) {
        return !columns.isEmpty() && table.columns.keySet().containsAll(new LinkedHashSet<>(columns));
    }
}
