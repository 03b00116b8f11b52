package io.ballast.spec.resolve;

import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.LetterCase;
import io.ballast.common.schema.TableConstraints;
import io.ballast.common.schema.TableTraits;
import io.ballast.common.schema.UniqueKey;
import io.ballast.spec.RowCount;
import io.ballast.spec.distribution.Sizes;
import io.ballast.spec.literal.NameRules;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table. */
public final class TableReader {
    /** More rows than this are a slip of the pen. */
    public static final long MAX_ROWS = 1_000_000_000_000_000L;
    /** More children of one parent than this: make them a table of their own. */
    static final long MAX_CHILDREN = 1_000_000;
    /** PostgreSQL's limit. */
    private static final int MAX_COLUMNS = 1_600;

    private static final String[] KEYS = {
        "rows",
        "existing",
        "scales",
        "per",
        "count",
        "comment",
        "columns",
        "nulls",
        "primaryKey",
        "unique",
        "indexes",
        "references",
        "checks",
        "exclude",
        "partition",
        "unlogged",
        "storage",
        "replicaIdentity",
        "cluster",
        "statistics",
        "inherits",
        "inherited"
    };

    private final ColumnReader columns;
    private final boolean ofAnySchema;

    /** @param ofAnySchema whether the schema of a table may stand before its name */
    public TableReader(ColumnReader columns, boolean ofAnySchema) {
        this.columns = columns;
        this.ofAnySchema = ofAnySchema;
    }

    /** The table; null where something is wrong with it, which is noted. */
    public @Nullable TableDraft read(SpecNode node, String name) {
        int before = node.mistakes();
        node.check(() -> checkName(node, name));
        boolean known = node.check(() -> node.allow(KEYS));
        @Nullable RowCount rows = known ? node.part(() -> rows(node)) : null;
        List<GeneratedColumn> generated = new ArrayList<>();
        @Nullable List<ColumnDraft> drafts = columns(node, generated);
        if (drafts == null) {
            return null;
        }
        List<String> names = drafts.stream().map(ColumnDraft::name).toList();
        @Nullable DraftKeys keys = keys(node, drafts, generated);
        List<ReferenceDraft> references = references(node, drafts, names);
        @Nullable TableTraits traits = node.part(() -> traits(node, drafts, generated));
        return rows == null || keys == null || traits == null || node.mistakes() > before
                ? null
                : new TableDraft(node, name, rows, drafts, keys, references, traits);
    }

    private void checkName(SpecNode node, String name) {
        if (ofAnySchema) {
            NameRules.checkTableOfAnySchema(node, name);
        } else {
            NameRules.checkTable(node, name);
        }
    }

    /** All columns with their nulls; null where any of them is wrong: what else there is of the table is about them. */
    private @Nullable List<ColumnDraft> columns(SpecNode node, List<GeneratedColumn> generated) {
        int before = node.mistakes();
        @Nullable List<ColumnDraft> drafts = node.part(() -> columnsOf(node.require("columns"), generated));
        return drafts == null || node.mistakes() > before
                ? null
                : node.part(() -> NullGroups.applied(node.find("nulls"), drafts));
    }

    private static TableTraits traits(SpecNode node, List<ColumnDraft> drafts, List<GeneratedColumn> generated) {
        SpecNode partition = node.find("partition");
        SpecNode unlogged = node.find("unlogged");
        return new TableTraits(
                ColumnReader.comment(node.find("comment")),
                partition == null ? null : PartitionReader.read(partition, drafts),
                unlogged != null && unlogged.bool(),
                generated,
                new SettingsReader(drafts, generated).read(node),
                new SettingsReader(drafts, generated).inheritance(node));
    }

    private static RowCount rows(SpecNode node) {
        SpecNode rows = node.find("rows");
        SpecNode existing = node.find("existing");
        SpecNode per = node.find("per");
        SpecNode count = node.find("count");
        if (existing != null && rows == null && per == null && count == null && !node.has("scales")) {
            return new RowCount.Existing(existing.wholeNumber(1, MAX_ROWS));
        }
        if (rows != null && existing == null && per == null && count == null) {
            SpecNode scales = node.find("scales");
            if (scales != null) {
                scales.bool();
            }
            return new RowCount.Fixed(rows.wholeNumber(1, MAX_ROWS));
        }
        if (rows == null && existing == null && per != null && count != null && !node.has("scales")) {
            return new RowCount.PerParent(per.text(), Sizes.read(count, 0, MAX_CHILDREN));
        }
        throw node.refused("expected either \"rows\" (and \"scales\"), or \"per\" and \"count\", found "
                + found(node, List.of("rows", "existing", "scales", "per", "count")));
    }

    private static String found(SpecNode node, List<String> keys) {
        List<String> present = keys.stream().filter(node::has).toList();
        return present.isEmpty() ? "none of them" : String.join(", ", present);
    }

    /** Those that have values, and to {@code generated} those that the server computes. */
    private List<ColumnDraft> columnsOf(SpecNode node, List<GeneratedColumn> generated) {
        int size = node.keys().size();
        if (size == 0 || size > MAX_COLUMNS) {
            throw node.refused("expected 1 to " + MAX_COLUMNS + " columns, found " + size);
        }
        int before = node.mistakes();
        List<ColumnDraft> drafts = node.parts(node.keys(), name -> {
            SpecNode column = node.require(name);
            if (!GeneratedReader.isGenerated(column)) {
                return columns.read(column, name);
            }
            generated.add(columns.generated(column, name, node.keys().indexOf(name)));
            return null;
        });
        if (drafts.isEmpty() && node.mistakes() == before) {
            throw node.refused("expected a column that is not generated, found none");
        }
        return drafts;
    }

    private static @Nullable DraftKeys keys(SpecNode node, List<ColumnDraft> drafts, List<GeneratedColumn> generated) {
        KeyReader keys = new KeyReader(drafts);
        @Nullable UniqueKey primary = node.part(() -> keys.primary(node.find("primaryKey")));
        @Nullable List<UniqueKey> unique = node.part(() -> keys.unique(node.find("unique")));
        @Nullable List<Index> indexes = node.part(() -> indexes(node.find("indexes"), drafts, generated));
        KeyTraits traits = primary == null ? KeyTraits.NONE : primary.traits();
        @Nullable
        TableConstraints constraints =
                node.part(() -> new TableConstraintReader(drafts, node.has("partition")).read(node, traits));
        return primary == null || unique == null || indexes == null || constraints == null
                ? null
                : new DraftKeys(primary.columns(), unique, indexes, constraints);
    }

    private static List<Index> indexes(
            @Nullable SpecNode node, List<ColumnDraft> drafts, List<GeneratedColumn> generated) {
        List<Index> indexes = new ArrayList<>();
        if (node != null) {
            IndexReader reader = new IndexReader(drafts, generated);
            for (SpecNode item : node.items()) {
                node.check(() -> add(reader.read(item), item, indexes));
            }
        }
        drafts.stream()
                .filter(ColumnDraft::ignoresCase)
                .map(TableReader::ignoringCase)
                .filter(index -> !indexes.contains(index))
                .forEach(indexes::add);
        return indexes;
    }

    private static void add(Index index, SpecNode item, List<Index> indexes) {
        if (indexes.contains(index)) {
            throw item.refused("this index is a duplicate");
        }
        indexes.add(index);
    }

    private static Index ignoringCase(ColumnDraft column) {
        IndexElement lower = IndexElement.of(column.name()).in(LetterCase.LOWER);
        return Index.over(Index.Method.BTREE, true, null, List.of(), IndexTraits.NONE.withElements(List.of(lower)));
    }

    private static List<ReferenceDraft> references(SpecNode node, List<ColumnDraft> drafts, List<String> names) {
        SpecNode written = node.find("references");
        @Nullable List<SpecNode> items = written == null ? List.of() : node.part(written::items);
        List<ReferenceDraft> references = new ArrayList<>(
                items == null ? List.of() : node.parts(items, item -> ReferenceReader.atTable(item, names)));
        for (ColumnDraft column : drafts) {
            if (column.reference() != null) {
                references.add(column.reference());
            }
        }
        return references;
    }
}
