package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.SqlPart;
import io.ballast.common.schema.SqlParts;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.draft.DraftFailure;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.introspect.draft.SpecDraft;
import io.ballast.introspect.draft.SpecDrafter;
import io.ballast.introspect.facts.CatalogReader;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.loader.postgres.Connections;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecReader.WrittenSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The dataset spec of a live schema.
 *
 * @param spec as a reader of the text gets it
 * @param notes how many things it says otherwise than the schema, each with a comment
 * @param text YAML with comments on all that the spec says otherwise than the schema
 */
public record SchemaSpec(DatasetSpec spec, int notes, String text) {
    /**
     * Reads a schema, or several as one, in one read-only transaction and makes a spec of it.
     *
     * @throws BallastException when the schema may not be read, has what no spec can hold, or the database fails
     */
    public static SchemaSpec run(
            Connections connections, TargetSchemas schemas, DraftOptions options, Progress progress) {
        SchemaFacts facts;
        try (Connection connection = connections.openWorker("ballast spec from-db")) {
            facts = JoinedSchemas.of(CatalogReader.read(connection, schemas, progress));
        } catch (SQLException e) {
            throw ReadFailure.of(e, schemas, connections.settings());
        }
        return of(facts, options);
    }

    /** As the other one, of one schema. */
    public static SchemaSpec run(Connections connections, String schema, DraftOptions options, Progress progress) {
        return run(connections, TargetSchemas.of(schema), options, progress);
    }

    /** The spec of facts that were read before. */
    static SchemaSpec of(SchemaFacts facts, DraftOptions options) {
        SpecDraft draft = SpecDrafter.draft(facts, options);
        Map<String, Object> tree = SpecText.tree(draft.spec());
        List<String> head = head(facts, options, draft.spec());
        try {
            int notes = draft.notes().values().stream().mapToInt(List::size).sum();
            WrittenSpec written = SpecReader.written(
                    tree, () -> SpecText.write(tree, head, draft.notes()), "the spec of schema " + facts.schema());
            return new SchemaSpec(written.spec(), notes, written.text());
        } catch (BallastException e) {
            throw DraftFailure.ofReader(facts.schema(), e);
        }
    }

    /** What SQL text of the schema makes. */
    public List<SqlPart> sqlParts() {
        return sqlParts(spec);
    }

    private static List<SqlPart> sqlParts(DatasetSpec spec) {
        return SqlParts.of(spec.tables().stream().map(TableSpec::schema).toList(), spec.views());
    }

    private static List<String> head(SchemaFacts facts, DraftOptions options, DatasetSpec spec) {
        List<String> head = new ArrayList<>();
        head.add("Made by ballast spec from-db of schema \"" + facts.schema() + "\" of database \"" + facts.database()
                + "\".");
        head.add(
                options.copyValues().isEmpty()
                        ? "No value of a column is copied: labels are invented, ranges rounded outward, weights kept."
                        : "Values are copied of " + String.join(", ", new TreeSet<>(options.copyValues()))
                                + " and of no other column: labels are invented, ranges rounded outward, weights kept.");
        if (!sqlParts(spec).isEmpty()) {
            head.add("SQL text of the schema is in it; a load runs it only where it is told to trust it.");
        }
        if (options.scale() != 1) {
            head.add("Rows of root tables: those of the schema times " + options.scale() + ".");
        }
        return head;
    }
}
