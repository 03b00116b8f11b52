package io.ballast.spec.resolve;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.literal.TableColumn;
import io.ballast.spec.yaml.SpecNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads references: {@code references: users.id} at a column, a list of composite ones at a table, and the kind reference. */
public final class ReferenceReader {
    private static final Map<String, ForeignKey.OnDelete> ON_DELETE = onDelete();
    private static final Map<String, Boolean> MATCHES = Keywords.of("simple", false, "full", true);

    private ReferenceReader() {}

    /** {@code references: table.column}, or with {@code to}, {@code pick} and {@code onDelete}. */
    static ReferenceDraft atColumn(SpecNode node, String column) {
        if (node.isScalar()) {
            return single(node, column, null, ReferenceKey.PLAIN, ReferenceDraft.Other.NONE);
        }
        node.allow(
                "to",
                "pick",
                "except",
                "above",
                "onDelete",
                "onUpdate",
                "setColumns",
                "match",
                "deferrable",
                "enforced",
                "valid",
                "name",
                "comment");
        return single(node.require("to"), column, pick(node.find("pick")), key(node, List.of(column)), other(node));
    }

    /** The kind {@code reference: { to: table.column, pick: zipf }}: a picked value without a foreign key. */
    static ReferenceDraft asKind(SpecNode node, String column) {
        node.allow("to", "pick", "except", "above");
        SpecNode pick = node.find("pick");
        return single(
                node.require("to"),
                column,
                pick == null ? new ReferenceDraft.Pick(null) : pick(pick),
                null,
                other(node));
    }

    /** An item of a table's list: {@code { columns: [a, b], to: table, toColumns: [x, y] }}. */
    static ReferenceDraft atTable(SpecNode node, List<String> known) {
        node.allow(
                "columns",
                "to",
                "toColumns",
                "pick",
                "except",
                "above",
                "onDelete",
                "onUpdate",
                "setColumns",
                "match",
                "deferrable",
                "enforced",
                "valid",
                "period",
                "name",
                "comment");
        List<String> columns = ColumnNames.read(node.require("columns"), known);
        SpecNode toColumns = node.find("toColumns");
        List<String> target = toColumns == null ? List.of() : toColumns.texts();
        if (toColumns != null && target.size() != columns.size()) {
            throw toColumns.refused(
                    "expected " + columns.size() + " columns, as many as refer to them, found " + target.size());
        }
        if (toColumns != null && new HashSet<>(target).size() < target.size()) {
            throw toColumns.refused("a column is a duplicate: " + String.join(", ", target));
        }
        SpecNode to = node.require("to");
        return new ReferenceDraft(
                to, columns, to.text(), target, pick(node.find("pick")), key(node, columns), other(node));
    }

    private static ReferenceKey key(SpecNode node, List<String> columns) {
        ForeignKey.OnDelete onDelete = action(node.find("onDelete"), "action on delete");
        SpecNode match = node.find("match");
        return new ReferenceKey(
                onDelete,
                new ForeignKeyTraits(
                        LabelReader.read(node),
                        LabelReader.deferral(node),
                        action(node.find("onUpdate"), "action on update"),
                        setColumns(node.find("setColumns"), columns, onDelete),
                        match != null && match.oneOf("way to match", MATCHES),
                        LabelReader.isTrue(node, "enforced"),
                        LabelReader.isTrue(node, "valid"),
                        period(node, columns)));
    }

    private static boolean period(SpecNode node, List<String> columns) {
        boolean asked = LabelReader.flag(node, "period");
        if (asked && columns.size() < 2) {
            throw node.require("period").refused("expected at least two columns, of which the last one is a range");
        }
        return asked;
    }

    private static List<String> setColumns(
            @Nullable SpecNode node, List<String> columns, ForeignKey.OnDelete onDelete) {
        if (node == null) {
            return List.of();
        }
        if (onDelete != ForeignKey.OnDelete.SET_NULL && onDelete != ForeignKey.OnDelete.SET_DEFAULT) {
            throw node.refused("\"setColumns\" goes with onDelete: set null and set default");
        }
        return ColumnNames.read(node, columns);
    }

    private static ReferenceDraft.Other other(SpecNode node) {
        SpecNode except = node.find("except");
        SpecNode above = node.find("above");
        if (except != null && above != null) {
            throw above.refused("expected either \"except\" or \"above\", found both");
        }
        return except != null
                ? new ReferenceDraft.Other(except.text(), false)
                : above != null ? new ReferenceDraft.Other(above.text(), true) : ReferenceDraft.Other.NONE;
    }

    private static ReferenceDraft single(
            SpecNode to,
            String column,
            ReferenceDraft.@Nullable Pick pick,
            @Nullable ReferenceKey key,
            ReferenceDraft.Other other) {
        TableColumn target =
                TableColumn.parse(to.text()).orElseThrow(() -> to.expected("a table and its column, such as users.id"));
        return new ReferenceDraft(to, List.of(column), target.table(), List.of(target.column()), pick, key, other);
    }

    private static ReferenceDraft.@Nullable Pick pick(@Nullable SpecNode node) {
        if (node == null) {
            return null;
        }
        return new ReferenceDraft.Pick(ReferenceKind.exponent(node));
    }

    private static ForeignKey.OnDelete action(@Nullable SpecNode node, String what) {
        return node == null ? ForeignKey.OnDelete.NO_ACTION : node.oneOf(what, ON_DELETE);
    }

    public static String word(ForeignKey.OnDelete action) {
        return Keywords.word(ON_DELETE, action);
    }

    private static Map<String, ForeignKey.OnDelete> onDelete() {
        Map<String, ForeignKey.OnDelete> words = new LinkedHashMap<>();
        words.put("no action", ForeignKey.OnDelete.NO_ACTION);
        words.put("restrict", ForeignKey.OnDelete.RESTRICT);
        words.put("cascade", ForeignKey.OnDelete.CASCADE);
        words.put("set null", ForeignKey.OnDelete.SET_NULL);
        words.put("set default", ForeignKey.OnDelete.SET_DEFAULT);
        return words;
    }
}
