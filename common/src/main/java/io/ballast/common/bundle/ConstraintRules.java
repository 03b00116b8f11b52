package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.SqlCheck;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of the traits of keys and indexes, of checks in SQL and of exclusion constraints. */
final class ConstraintRules {
    private final String file;
    private final String place;
    private final String remedy;
    private final TableSchema table;
    private final Set<String> columns = new HashSet<>();

    private ConstraintRules(String file, String place, String remedy, TableSchema table) {
        this.file = file;
        this.place = place;
        this.remedy = remedy;
        this.table = table;
        table.columns().stream().map(Column::name).forEach(columns::add);
        table.traits().generated().forEach(column -> columns.add(column.name()));
    }

    static void check(String file, String place, String remedy, TableSchema table) {
        ConstraintRules rules = new ConstraintRules(file, place, remedy, table);
        rules.checkKey("ballast.primaryKey", table.constraints().primaryKey());
        for (UniqueKey key : table.uniqueKeys()) {
            rules.checkKey("ballast.uniqueKeys", key.traits());
        }
        table.indexes().forEach(rules::checkIndex);
        table.foreignKeys().forEach(rules::checkForeignKey);
        table.constraints().sqlChecks().forEach(rules::checkCheck);
        table.constraints().exclusions().forEach(rules::checkExclusion);
        table.constraints().checks().forEach((column, label) -> rules.checkLabel("schema.fields", label));
        rules.checkNames();
    }

    private void checkKey(String at, KeyTraits traits) {
        checkLabel(at, traits.label());
        checkKnown(at + ".include", traits.include());
    }

    private void checkIndex(Index index) {
        String at = "ballast.indexes";
        checkLabel(at, index.traits().label());
        checkElements(at, index.traits().elements());
        if (index.where() != null && index.traits().where() != null) {
            throw refuse(at, "two conditions", "where or sqlWhere");
        }
        if (index.traits().nullsNotDistinct() && !index.unique()) {
            throw refuse(at, "nullsNotDistinct without unique", "both or none");
        }
    }

    private void checkForeignKey(ForeignKey key) {
        String at = "schema.foreignKeys";
        checkLabel(at, key.traits().label());
        if (key.traits().period() && key.columns().size() < 2) {
            throw refuse(at, "period of one column", "at least two columns, of which the last one is a range");
        }
        if (!key.columns().containsAll(key.traits().setColumns())) {
            throw refuse(at, JsonPlace.escaped(key.traits().setColumns().toString()), "columns of the foreign key");
        }
        boolean sets =
                key.onDelete() == ForeignKey.OnDelete.SET_NULL || key.onDelete() == ForeignKey.OnDelete.SET_DEFAULT;
        if (!key.traits().setColumns().isEmpty() && !sets) {
            throw refuse(at, "setColumns without set_null or set_default", "both or none");
        }
    }

    private void checkCheck(SqlCheck check) {
        String at = "ballast.checks";
        checkLabel(at, check.label());
        if (check.traits().noInherit() && table.partitioning() != null) {
            throw refuse(at + ".noInherit", "true", "false, as partitions have the checks of their table");
        }
        for (String name : check.insteadOf()) {
            boolean isChecked =
                    table.columns().stream().anyMatch(column -> column.name().equals(name) && column.check() != null);
            if (!isChecked) {
                throw refuse(at + ".insteadOf", JsonPlace.quoted(name), "a column that has a check");
            }
        }
    }

    private void checkExclusion(Exclusion exclusion) {
        String at = "ballast.exclusions";
        checkLabel(at, exclusion.label());
        checkElements(
                at, exclusion.elements().stream().map(Exclusion.Element::of).toList());
        checkKnown(at + ".include", exclusion.include());
    }

    private void checkElements(String at, List<IndexElement> elements) {
        if (elements.size() > BundleLimits.MAX_KEY_COLUMNS) {
            throw refuse(at, elements.size() + " elements", "at most " + BundleLimits.MAX_KEY_COLUMNS);
        }
        for (IndexElement element : elements) {
            checkKnown(at + ".elements", element.column() == null ? List.of() : List.of(element.column()));
        }
    }

    private void checkKnown(String at, Collection<String> names) {
        for (String name : names) {
            if (!columns.contains(name)) {
                throw refuse(at, JsonPlace.quoted(name), "the name of a column of " + JsonPlace.quoted(table.name()));
            }
        }
    }

    private void checkLabel(String at, ObjectLabel label) {
        if (label.name() != null) {
            TableRules.checkName(file, place + "." + at + ".name", remedy, label.name());
        }
        TableRules.checkText(file, place + "." + at + ".comment", remedy, label.comment());
    }

    /** The constraints of a table have a namespace of their own. */
    private void checkNames() {
        Set<String> seen = new HashSet<>();
        for (String name : ObjectNames.constraints(table)) {
            if (!seen.add(name)) {
                throw refuse("ballast", "two constraints named " + JsonPlace.quoted(name), "each name once");
            }
        }
    }

    private BallastException refuse(String at, String found, String expected) {
        return JsonPlace.refuse(file, place + "." + at, found, expected, remedy, null);
    }
}
