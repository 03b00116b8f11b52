package io.ballast.spark;

import io.ballast.spark.table.DatasetTables;
import java.util.Objects;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * A catalog whose tables are those of one dataset spec: {@code spark.sql.catalog.shop=io.ballast.spark.BallastCatalog}, and the options of the
 * data source behind {@code spark.sql.catalog.shop.}. It can only be read.
 */
public final class BallastCatalog implements TableCatalog {
    private @Nullable String name;
    private @Nullable DatasetTables tables;

    @Override
    public void initialize(String catalog, CaseInsensitiveStringMap options) {
        name = catalog;
        tables = DatasetTables.of(options.asCaseSensitiveMap());
    }

    @Override
    public String name() {
        return Objects.requireNonNull(name);
    }

    @Override
    public Identifier[] listTables(String[] namespace) throws NoSuchNamespaceException {
        if (namespace.length > 0) {
            throw new NoSuchNamespaceException(namespace);
        }
        return tables().names().stream()
                .map(table -> Identifier.of(namespace, table))
                .toArray(Identifier[]::new);
    }

    @Override
    public Table loadTable(Identifier table) throws NoSuchTableException {
        if (table.namespace().length > 0) {
            throw new NoSuchTableException(table);
        }
        return tables().find(table.name()).orElseThrow(() -> new NoSuchTableException(table));
    }

    private DatasetTables tables() {
        return Objects.requireNonNull(tables);
    }

    @Override
    public Table alterTable(Identifier table, TableChange... changes) {
        throw readOnly();
    }

    @Override
    public boolean dropTable(Identifier table) {
        throw readOnly();
    }

    @Override
    public void renameTable(Identifier from, Identifier to) {
        throw readOnly();
    }

    private UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException(
                "the tables of the catalog " + name() + " are made from a spec, and can only be read");
    }
}
