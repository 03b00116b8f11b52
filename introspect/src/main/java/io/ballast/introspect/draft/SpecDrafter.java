package io.ballast.introspect.draft;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.View;
import io.ballast.introspect.facts.KnownRows;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.introspect.sql.DefaultSql;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ListedKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ValueKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes a dataset spec of the facts of a schema. Pure: equal facts and options give an equal spec. */
public final class SpecDrafter {
    private final SchemaFacts schema;
    private final DraftOptions options;
    private final Notes notes = new Notes();
    private final Map<String, DraftTable> tables = new LinkedHashMap<>();

    /** Tables that have rows, beside which the new ones are to stand. */
    private final Map<String, Long> occupied;

    private final Set<References.Split> splits;
    /** Tables that stand for rows which are there. */
    private final Set<String> given;

    /** @param byNames whether columns of keys refer to where their names lead */
    private SpecDrafter(SchemaFacts schema, DraftOptions options, Set<References.Split> splits, boolean byNames) {
        this.splits = splits;
        this.occupied = schema.tables().stream()
                .filter(table -> options.inPlace() && table.rows().count() > 0)
                .collect(Collectors.toUnmodifiableMap(
                        LiveTable::name, table -> table.rows().count()));
        SchemaFacts rooted = options.inPlace() ? SharedRoots.add(UnorderedPairs.order(schema), options) : schema;
        this.schema = EmptyTables.fill(byNames ? NamedKeys.add(rooted, notes) : rooted, options, notes);
        this.given = schema.known().keySet();
        this.options = options;
    }

    /**
     * The spec, and notes on all that it says otherwise than the schema.
     *
     * @throws io.ballast.common.error.BallastException for what no spec can hold, unless the options leave it out
     */
    public static SpecDraft draft(SchemaFacts schema, DraftOptions options) {
        SpecDraft draft = draft(schema, options, options.inPlace());
        if (!options.inPlace() || draft.refusals().isEmpty()) {
            return draft;
        }
        SpecDraft plain = draft(schema, options, false);
        return plain.refusals().size() < draft.refusals().size() ? plain : draft;
    }

    private static SpecDraft draft(SchemaFacts schema, DraftOptions options, boolean byNames) {
        Set<References.Split> splits = new HashSet<>();
        while (true) {
            SpecDrafter drafter = new SpecDrafter(schema, options, splits, byNames);
            SpecDraft draft = DraftFailure.ofTablesTogether(schema.schema(), drafter::draft);
            // What rested on a foreign key that is not kept does not hold. Each time there are more of them, so that it
            // ends.
            if (!splits.addAll(References.unkept(drafter.tables))) {
                return draft;
            }
        }
    }

    private SpecDraft draft() {
        Selection.of(schema, options, notes).forEach(table -> tables.put(table.name(), table));
        List<DraftTable> all = List.copyOf(tables.values());
        CopyNames.check(options.copyValues(), tables);
        forEach(all, this::takeKnownRows);
        forEach(all, this::copySchema);
        Parents.choose(tables, schema.schema(), options, notes);
        References.fill(tables, schema.schema(), splits, options.inPlace(), notes);
        Keys keys = new Keys(tables, options.definitions(), options.guesses(), notes);
        forEach(all, keys::number);
        forEach(all, OneOfEach::fill);
        NamedReferences.fill(tables, options.inPlace(), notes);
        forEach(all, this::fillColumns);
        forEach(all, table -> CaseTwins.join(table, options.inPlace()));
        forEach(all, table -> PointLimits.keep(table, notes));
        forEach(all, table -> TruncatedTimes.keep(table, notes));
        forEach(all, table -> RowRules.apply(tables, table, options.inPlace(), notes));
        forEach(all, table -> ExcludedRows.keepApart(tables, table, occupied.containsKey(table.name()), notes));
        List<DraftTable> ordered = InsertOrder.byParents(tables);
        if (!options.definitions()) {
            forEach(ordered, table -> EqualNulls.fill(table, notes));
        }
        forEach(ordered, keys::keep);
        forEach(ordered, keys::limit);
        forEach(ordered, keys::keepRest);
        forEach(ordered, table -> FewerRows.name(tables, table, options.wishes(), notes));
        SqlFit fit = new SqlFit(tables);
        Partitions partitions = new Partitions(schema.tables(), options.definitions(), notes);
        forEach(ordered, partitions::keep);
        Nullability.settle(tables, schema.schema(), notes);
        Domains.settle(tables, schema.schema(), options.inPlace(), notes);
        if (options.definitions()) {
            forEach(ordered, table -> Computed.settle(tables, table, fit, notes));
        }
        forEach(ordered, table -> Indexes.keep(table, keys, options.definitions() ? fit : null, notes));
        ForeignKeys foreignKeys = new ForeignKeys(tables, schema.schema(), options.definitions(), notes);
        forEach(ordered, foreignKeys::keep);
        forEach(ordered, table -> ColumnTraitsDraft.keep(table, notes));
        List<View> views = List.of();
        if (options.definitions()) {
            Inheriting.settle(tables, notes);
            InheritedChecks.settle(tables, notes);
            forEach(ordered, table -> keepDefinitions(table, fit));
            views = Views.keep(schema.views(), fit, notes);
        } else {
            forEach(ordered, table -> Exclusions.name(table, occupied.containsKey(table.name()), notes));
            forEach(ordered, new TakenKeys(tables, occupied, schema.known(), notes)::check);
        }
        forEach(ordered, this::noteRest);
        List<TableSpec> specs = new ArrayList<>();
        forEach(InsertOrder.byForeignKeys(tables), table -> specs.add(table.spec()));
        refuseClash(specs);
        return new SpecDraft(
                new DatasetSpec(datasetName(), options.seed(), specs, views),
                notes.all(),
                notes.risks(),
                notes.refusals(),
                notes.firm(),
                notes.limits(),
                notes.fresh(),
                notes.behind());
    }

    private void keepDefinitions(DraftTable table, SqlFit fit) {
        SqlChecks.keep(table, fit, notes);
        Exclusions.keep(table, fit, notes);
        Traits.keep(tables, table, notes);
        SettingsDraft.keep(table, notes);
    }

    private void forEach(List<DraftTable> some, Consumer<DraftTable> step) {
        DraftFailure.forEach(schema.schema(), some, step);
    }

    /** Keys and indexes get names of their own here, and a table may have one of these already. */
    private void refuseClash(List<TableSpec> specs) {
        ObjectNames.firstClash(specs.stream().map(TableSpec::schema).toList()).ifPresent(clash -> {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "schema \"" + schema.schema() + "\" has what no dataset spec can hold: table \"" + clash.name()
                            + "\", a name that stands for " + clash.first() + " and for " + clash.second()
                            + " here. Rename the table in a copy of the schema, and run again");
        });
    }

    /** Rows that are there are listed, and their keys hold. */
    private void takeKnownRows(DraftTable table) {
        KnownRows known = schema.known().get(table.name());
        if (known != null) {
            table.existing = true;
            table.columns.values().forEach(column -> column.kind = new ListedKind(known.of(column.name())));
            table.primaryKey = table.facts.constraints().primaryKey();
            notes.ofTable(
                    table.name(),
                    given.contains(table.name())
                            ? "not filled: rows that are there, and that those of other tables refer to"
                            : "not filled: values that rows of several tables share, as their foreign keys have the column in common");
        }
    }

    /** What a column has by the schema alone: limits and defaults. */
    private void copySchema(DraftTable table) {
        Checks.apply(table, options.definitions(), notes);
        if (!options.definitions()) {
            ContraryChecks.refuse(table, notes);
        }
        PartitionLimits.apply(table);
        TruthValues.settle(table);
        for (DraftColumn column : table.columns.values()) {
            String sql = column.facts.defaultSql();
            if (sql != null) {
                DefaultSql.parse(sql, column.type)
                        .ifPresentOrElse(
                                value -> column.defaultValue = value,
                                () -> notes.ofColumn(table.name(), column.name(), "default omitted: " + sql));
            }
        }
    }

    private void fillColumns(DraftTable table) {
        Set<String> unique = table.wantedUnique();
        for (DraftColumn column : table.columns.values()) {
            boolean copy = options.copyValues().contains(table.name() + "." + column.name());
            boolean isUnique = unique.contains(column.name());
            DraftFailure.at(schema.schema(), table.name(), column.name(), () -> fill(table, column, isUnique, copy));
        }
    }

    private void fill(DraftTable table, DraftColumn column, boolean unique, boolean copy) {
        if (!column.isFilled()) {
            Target target = new Target(table.target(), column.facts, column.type, column.check, unique, copy, notes);
            Optional<ValueKind> classes =
                    options.inPlace() ? PolymorphicTypes.of(tables, table, column, target) : Optional.empty();
            if (classes.isPresent()) {
                column.kind = classes.get();
                column.guessedNulls = 0.0;
                return;
            }
            Optional<NameGuesses.Guess> guess = Guessing.of(target, options.guesses());
            Optional<ValueKind> usual = DefaultValues.of(table, column, target);
            ValueKind kind = guess.filter(found -> RegexFit.keeps(found.kind(), column.regex))
                    .map(NameGuesses.Guess::kind)
                    .or(() -> byPattern(target, column))
                    .or(() -> guess.map(NameGuesses.Guess::kind))
                    .map(found -> DefaultValues.among(found, table, column, target))
                    .or(() -> usual)
                    .orElseGet(() -> ColumnValues.of(target));
            boolean byName = column.upper == null && (guess.isPresent() || options.inPlace());
            Boolean upper = byName ? CaseTwins.isUpper(column.name()) : column.upper;
            ValueKind cased =
                    upper == null || (byName && kind instanceof PatternKind) ? kind : TextCase.of(target, kind, upper);
            ValueKind sized = column.members.of(column.sizes.of(Excluded.from(cased, column.excluded)));
            if (!column.members.isKept(sized)) {
                notes.riskOfColumn(table.name(), column.name(), "a check of its elements or keys may not hold");
            }
            column.kind = table.facts.ignoresCase(column.facts) ? sized.ignoringCase() : sized;
            column.guessedNulls = guess.map(found -> column.facts.hasDefault() ? (Double) 0.0 : (Double) found.nulls())
                    .orElse(null);
            column.after = guess.or(() -> options.inPlace()
                            ? Guessing.byName(target, column.name(), options.guesses())
                            : Optional.empty())
                    .map(NameGuesses.Guess::after)
                    .orElse(null);
            if (column.leftNull) {
                column.guessedNulls = 1.0;
            }
            Variety.note(target, kind);
        }
        CheckFit.drop(table, column, notes);
    }

    /** What does not fit beside another check is forgotten, as the values are none of it then. */
    private static Optional<ValueKind> byPattern(Target target, DraftColumn column) {
        Optional<ValueKind> kind = PatternFit.of(target, column.pattern, column.regex);
        if (kind.isEmpty() && !target.copy()) {
            column.pattern = null;
        }
        return kind;
    }

    private void noteRest(DraftTable table) {
        table.facts.others().forEach(other -> notes.ofTable(table.name(), other + " omitted"));
        Names.note(table, notes);
        if (!table.facts.rows().analyzed() && table.facts.rows().count() > 0) {
            notes.ofTable(
                    table.name(),
                    "the server has no statistics of it, so a sample was looked at; ANALYZE it for a better picture");
        }
        for (DraftColumn column : table.columns.values()) {
            column.facts.others().forEach(other -> notes.ofColumn(table.name(), column.name(), other + " omitted"));
        }
    }

    /** The database's name in the characters that the name of a dataset has. */
    private String datasetName() {
        String name = schema.database()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]", "-")
                .replaceFirst("^[._-]+", "");
        return name.isEmpty() ? "dataset" : name.substring(0, Math.min(63, name.length()));
    }
}
