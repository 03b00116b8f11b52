package io.ballast.spec.resolve;

import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.LetterCase;
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

    private final ColumnReader columns;
    private final boolean ofAnySchema;

    /** @param ofAnySchema whether the schema of a table may stand before its name */
    public TableReader(ColumnReader columns, boolean ofAnySchema) {
        this.columns = columns;
        this.ofAnySchema = ofAnySchema;
    }

    public TableDraft read(SpecNode node, String name) {
        if (ofAnySchema) {
            NameRules.checkTableOfAnySchema(node, name);
        } else {
            NameRules.checkTable(node, name);
        }
        node.allow(
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
                "unlogged");
        RowCount rows = rows(node);
        List<GeneratedColumn> generated = new ArrayList<>();
        List<ColumnDraft> drafts = NullGroups.applied(node.find("nulls"), columns(node.require("columns"), generated));
        List<String> names = drafts.stream().map(ColumnDraft::name).toList();
        return new TableDraft(
                node,
                name,
                rows,
                drafts,
                keys(node, drafts, generated),
                references(node.find("references"), drafts, names),
                traits(node, drafts, generated));
    }

    private static TableTraits traits(SpecNode node, List<ColumnDraft> drafts, List<GeneratedColumn> generated) {
        SpecNode partition = node.find("partition");
        SpecNode unlogged = node.find("unlogged");
        return new TableTraits(
                ColumnReader.comment(node.find("comment")),
                partition == null ? null : PartitionReader.read(partition, drafts),
                unlogged != null && unlogged.bool(),
                generated);
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
    private List<ColumnDraft> columns(SpecNode node, List<GeneratedColumn> generated) {
        List<ColumnDraft> drafts = new ArrayList<>();
        for (String name : node.keys()) {
            SpecNode column = node.require(name);
            if (GeneratedReader.isGenerated(column)) {
                generated.add(columns.generated(column, name, drafts.size() + generated.size()));
            } else {
                drafts.add(columns.read(column, name));
            }
        }
        int size = drafts.size() + generated.size();
        if (size == 0 || size > MAX_COLUMNS) {
            throw node.refused("expected 1 to " + MAX_COLUMNS + " columns, found " + size);
        }
        if (drafts.isEmpty()) {
            throw node.refused("expected a column that is not generated, found none");
        }
        return drafts;
    }

    private static DraftKeys keys(SpecNode node, List<ColumnDraft> drafts, List<GeneratedColumn> generated) {
        KeyReader keys = new KeyReader(drafts);
        UniqueKey primary = keys.primary(node.find("primaryKey"));
        return new DraftKeys(
                primary.columns(),
                keys.unique(node.find("unique")),
                indexes(node.find("indexes"), drafts, generated),
                new TableConstraintReader(drafts).read(node, primary.traits()));
    }

    private static List<Index> indexes(
            @Nullable SpecNode node, List<ColumnDraft> drafts, List<GeneratedColumn> generated) {
        List<Index> indexes = new ArrayList<>();
        if (node != null) {
            IndexReader reader = new IndexReader(drafts, generated);
            for (SpecNode item : node.items()) {
                Index index = reader.read(item);
                if (indexes.contains(index)) {
                    throw item.refused("this index is a duplicate");
                }
                indexes.add(index);
            }
        }
        drafts.stream()
                .filter(ColumnDraft::ignoresCase)
                .map(TableReader::ignoringCase)
                .filter(index -> !indexes.contains(index))
                .forEach(indexes::add);
        return indexes;
    }

    private static Index ignoringCase(ColumnDraft column) {
        IndexElement lower = IndexElement.of(column.name()).in(LetterCase.LOWER);
        return Index.over(Index.Method.BTREE, true, null, List.of(), IndexTraits.NONE.withElements(List.of(lower)));
    }

    private static List<ReferenceDraft> references(
            @Nullable SpecNode node, List<ColumnDraft> drafts, List<String> names) {
        List<ReferenceDraft> references = new ArrayList<>();
        if (node != null) {
            node.items().forEach(item -> references.add(ReferenceReader.atTable(item, names)));
        }
        for (ColumnDraft column : drafts) {
            if (column.reference() != null) {
                references.add(column.reference());
            }
        }
        return references;
    }
}
