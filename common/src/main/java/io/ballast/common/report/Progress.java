package io.ballast.common.report;

import java.util.Map;

/** What a long run reports while it works. Implementations are safe for use by many threads. */
public interface Progress {
    /** A phase begins; {@code total} is in the unit given, and 0 or more. Phases may overlap. */
    PhaseProgress start(String phase, long total, Unit unit);

    /** What goes on until the first phase begins. For somebody who sits and waits: logs do without it. */
    default void announce(String line) {}

    /**
     * A run of several phases begins, or is taken up with what is left of it.
     *
     * @param costs of each phase by its name, in any unit that all of them share
     */
    default void expect(Map<String, Long> costs) {}

    /** One line for people, outside any phase. */
    void note(String line);

    /** What the numbers of a phase count. */
    enum Unit {
        ROWS,
        BYTES,
        STEPS
    }

    /** One running phase; closing it ends it. */
    interface PhaseProgress extends AutoCloseable {
        void advance(long amount);

        @Override
        void close();
    }

    /** Reports to nobody. */
    static Progress silent() {
        return SilentProgress.INSTANCE;
    }
}
