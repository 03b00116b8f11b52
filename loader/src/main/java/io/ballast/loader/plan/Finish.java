package io.ballast.loader.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a load does once its rows are there.
 *
 * @param constraints whether keys, indexes, checks and foreign keys are made; tables stay bare without
 * @param analyze whether statistics are gathered; autovacuum does it later without
 * @param sortMemoryKib what each session may sort in while it builds an index, in kB of 1,024 bytes; null leaves it to the planner
 * @param onConflict what becomes of rows that are appended and whose keys are there
 * @param sqlTrust what becomes of SQL text that the source has
 */
public record Finish(
        boolean constraints,
        boolean analyze,
        VerifyLevel verify,
        @Nullable Long sortMemoryKib,
        SqlTrust sqlTrust,
        OnConflict onConflict) {
    /** Everything, with rows counted. */
    static final Finish DEFAULT = new Finish(true, true, VerifyLevel.COUNTS, null, SqlTrust.REFUSE, OnConflict.FAIL);

    Finish withConstraints(boolean other) {
        return new Finish(other, analyze, verify, sortMemoryKib, sqlTrust, onConflict);
    }

    Finish withAnalyze(boolean other) {
        return new Finish(constraints, other, verify, sortMemoryKib, sqlTrust, onConflict);
    }

    Finish withVerify(VerifyLevel other) {
        return new Finish(constraints, analyze, other, sortMemoryKib, sqlTrust, onConflict);
    }

    Finish withSortMemory(@Nullable Long kib) {
        return new Finish(constraints, analyze, verify, kib, sqlTrust, onConflict);
    }

    Finish withSqlTrust(SqlTrust other) {
        return new Finish(constraints, analyze, verify, sortMemoryKib, other, onConflict);
    }

    Finish withOnConflict(OnConflict other) {
        return new Finish(constraints, analyze, verify, sortMemoryKib, sqlTrust, other);
    }
}
