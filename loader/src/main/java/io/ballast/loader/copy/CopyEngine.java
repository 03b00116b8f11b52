package io.ballast.loader.copy;

import io.ballast.common.bundle.SourceShard;
import java.util.List;

/**
 * Has the COPY steps of a load done by other processes than its own, such as those of a cluster. Everything else stays with the load: the
 * lock, the staging tables, what follows a table's rows, publishing.
 */
public interface CopyEngine {
    /**
     * Has the step carried out as {@link CopyOrder#carryOut} does, and waits for it. Called by as many threads at once as the load has jobs,
     * so an engine that has each order in one place at a time opens no more connections than that. An order that is carried out again, or
     * twice at once, brings no row twice: the second waits for the first, and finds the shards recorded.
     *
     * @return the shards with the facts that were found
     * @throws io.ballast.common.error.BallastException when it failed; with an {@link java.sql.SQLException} as its cause where that says
     *     whether it may pass by itself
     */
    List<SourceShard> copy(CopyOrder order);

    /** Ends all that is at work. Called from another thread; returns at once. */
    void cancel();
}
