package io.ballast.loader.analysis;

import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.Sql.RowReader;
import io.ballast.loader.postgres.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A file of {@code sql/analysis}: one SELECT that psql runs as it stands, and that this class runs as it stands too. */
enum SqlQuestion {
    ROWS("rows"),
    TABLE_SIZES("table-sizes"),
    DATABASE_SIZE("database-size"),
    DATABASES("databases"),
    CHILDREN_PER_PARENT("children-per-parent"),
    COLUMNS("columns"),
    COMMON_VALUES("common-values"),
    INDEX_SIZES("index-sizes"),
    BLOAT("bloat"),
    CACHE_HITS("cache-hits");

    private final String name;

    SqlQuestion(String name) {
        this.name = name;
    }

    /**
     * Asks, and reads every row of the answer.
     *
     * @param phase goes one step on, so that its steps are the questions
     */
    <T> List<T> ask(Connection connection, PhaseProgress phase, RowReader<T> reader) throws SQLException {
        List<T> answers = new Sql(sql()).rows(connection, reader);
        phase.advance(1);
        return answers;
    }

    /** As {@link #ask}, for a question whose last row is the sum of the others, which is omitted. */
    <T> List<T> askWithoutSum(Connection connection, PhaseProgress phase, RowReader<T> reader) throws SQLException {
        List<T> answers = ask(connection, phase, reader);
        return answers.subList(0, answers.size() - 1);
    }

    /** The text of the file. */
    String sql() {
        return SqlFile.read("analysis/" + name + ".sql");
    }
}
