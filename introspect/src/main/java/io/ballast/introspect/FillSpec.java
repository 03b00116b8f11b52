package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.introspect.draft.RowWishes;
import io.ballast.introspect.draft.SpecDraft;
import io.ballast.introspect.draft.SpecDrafter;
import io.ballast.introspect.facts.CatalogReader;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.loader.postgres.Connections;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.reader.SpecLayer;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.yaml.SpecOverrides;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The spec by which the tables of a live schema get rows: drafted from the schema, then what its rows demand, then what the user says
 * otherwise.
 *
 * @param head what its text begins with
 * @param notes what is otherwise than in the schema, by the path of keys it is about
 * @param risks rules of the schema that rows may break, as drafted, by the path of keys they are about
 * @param limits tables that have fewer rows than they would have, each with the reason
 * @param leftOut tables of the schema that are not filled, and columns of those that are
 */
public record FillSpec(
        DatasetSpec spec,
        List<String> head,
        Map<List<String>, List<String>> notes,
        Map<List<String>, List<String>> risks,
        List<String> limits,
        List<String> leftOut) {
    public FillSpec {
        head = List.copyOf(head);
        notes = new LinkedHashMap<>(notes);
        risks = new LinkedHashMap<>(risks);
        limits = List.copyOf(limits);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Reads the schema in one read-only transaction, and makes the spec.
     *
     * @param like another database with the same schema, whose rows say how many there are to be and how they are distributed; empty for
     *     the target itself
     * @throws io.ballast.common.error.BallastException when the schema may not be read, or tables or overrides do not fit it
     */
    public static FillSpec run(Connections target, Optional<Connections> like, FillOptions options, Progress progress) {
        try (Connection connection = target.openWorker("ballast fill")) {
            SchemaFacts there = CatalogReader.read(connection, options.schemas(), progress);
            List<LiveTable> chosen = options.tables().of(options.schemas(), there.tables());
            options.check(chosen);
            List<LiveTable> pictured =
                    like.isEmpty() ? chosen : LikeTables.of(chosen, read(like.get(), options.schemas(), progress));
            ReferredRows.Found found = ReferredRows.find(connection, there, chosen, FilledSchema.of(pictured), options);
            SpecDraft draft = SpecDrafter.draft(found.facts(), draftOptions(options, chosen));
            refuse(draft, options);
            ExistingRows.Said rows =
                    ExistingRows.layer(connection, options.schemas(), chosen, draft, found.unreachable());
            return of(there, chosen, draft, rows, options);
        } catch (SQLException e) {
            throw ReadFailure.of(e, options.schemas(), target.settings());
        }
    }

    /** The spec as YAML for people, complete, with comments. */
    public String text() {
        return SpecText.write(spec, head, notes);
    }

    /** A schema of no more tables than this has rows of each tried in no time to speak of. */
    private static final int FEW_TABLES = 100;

    /** The tables of which some rows are worth trying: all of a few, else those whose rows may break rules. */
    public Set<String> tablesToTry() {
        if (filled().size() <= FEW_TABLES) {
            return filled().stream().map(TableSpec::name).collect(Collectors.toUnmodifiableSet());
        }
        return risks.keySet().stream()
                .filter(path -> path.size() > 1)
                .map(path -> path.get(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The tables that get rows. */
    public List<TableSpec> filled() {
        return spec.tables().stream().filter(table -> !table.exists()).toList();
    }

    private static SchemaFacts read(Connections connections, TargetSchemas schemas, Progress progress) {
        try (Connection connection = connections.openWorker("ballast fill")) {
            return CatalogReader.read(connection, schemas, progress);
        } catch (SQLException e) {
            throw ReadFailure.of(e, schemas, connections.settings());
        }
    }

    private static FillSpec of(
            SchemaFacts there, List<LiveTable> chosen, SpecDraft draft, ExistingRows.Said rows, FillOptions options) {
        String name = "the spec of schema " + there.schema();
        List<SpecLayer> layers = new ArrayList<>(List.of(rows.layer()));
        options.overrides().map(SpecLayer::of).ifPresent(layers::add);
        DatasetSpec spec = SpecReader.layered(SpecText.tree(draft.spec()), name, layers, SpecOverrides.NONE);
        Set<String> filled = chosen.stream().map(LiveTable::name).collect(Collectors.toSet());
        List<String> leftOut = new ArrayList<>(there.tables().stream()
                .map(LiveTable::name)
                .filter(table -> !filled.contains(table))
                .toList());
        chosen.forEach(table -> leftOut.addAll(unfilled(table, draft.spec())));
        List<String> limits = new ArrayList<>(draft.limits());
        limits.addAll(rows.limits());
        return new FillSpec(spec, head(there), draft.notes(), draft.risks(), limits, leftOut);
    }

    /** The table, or columns of it, of which a spec can say nothing. */
    private static List<String> unfilled(LiveTable table, DatasetSpec spec) {
        Optional<TableSpec> filled = spec.tables().stream()
                .filter(there -> there.name().equals(table.name()))
                .findFirst();
        if (filled.isEmpty()) {
            return List.of(table.name());
        }
        Set<String> columns =
                filled.get().columns().stream().map(ColumnSpec::name).collect(Collectors.toSet());
        return table.columns().stream()
                .filter(column -> column.origin() != LiveColumn.Origin.COMPUTED && !columns.contains(column.name()))
                .map(column -> table.name() + "." + column.name().replaceAll("\\p{Cntrl}", "?"))
                .toList();
    }

    /** What cannot hold beside rows that are there is refused before anything is written, unless the user says more of the values, and that could help. */
    private static void refuse(SpecDraft draft, FillOptions options) {
        List<String> refusals = options.overrides().isEmpty() ? draft.refusals() : draft.firm();
        if (!refusals.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    refusals.stream().map(line -> new Finding(line, Hint.NONE)).toList(),
                    null);
        }
    }

    private static List<String> head(SchemaFacts facts) {
        return List.of("What ballast fill makes for " + facts.schemas().inWords() + " of database \"" + facts.database()
                + "\". Changed or shortened, it can be given to another fill.");
    }

    private static DraftOptions draftOptions(FillOptions options, List<LiveTable> chosen) {
        long rowsThere =
                chosen.stream().mapToLong(table -> table.rows().count()).sum();
        return new DraftOptions(
                options.scale(),
                options.seed().orElse(rowsThere),
                Set.of(),
                true,
                new RowWishes(options.rows(), options.rowsElsewhere()),
                options.guesses(),
                true);
    }
}
