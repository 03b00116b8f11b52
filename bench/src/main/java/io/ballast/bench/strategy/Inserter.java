package io.ballast.bench.strategy;

import io.ballast.common.schema.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows of one table over one session; prepared once, used for all of them. */
interface Inserter extends AutoCloseable {
    /** Sends the rows, at the most as many as the batch size; commits nothing. */
    void insert(List<@Nullable String[]> rows) throws SQLException;

    @Override
    void close() throws SQLException;

    /** Makes inserters. */
    @FunctionalInterface
    interface Factory {
        Inserter open(Connection connection, TableSchema table) throws SQLException;
    }
}
