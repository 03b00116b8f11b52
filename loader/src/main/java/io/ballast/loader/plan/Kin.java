package io.ballast.loader.plan;

/** PostgreSQL with something in it that a load should know of; tables are made and filled there as anywhere. */
public enum Kin {
    CITUS("Citus is installed here, and the new tables are ordinary ones of this node. Distribute them afterwards"
            + " (create_distributed_table), or make distributed tables first and load in mode append. Rows are then"
            + " written once more, and FREEZE is without effect: logged staging tables fit."),
    TIMESCALEDB(
            "TimescaleDB is installed here, and the new tables are no hypertables. Make hypertables first and load in"
                    + " mode append, or convert them afterwards (create_hypertable with migrate_data). Rows are then written once"
                    + " more, and FREEZE is without effect: logged staging tables fit."),
    AURORA(
            "The server is Amazon Aurora, which stores its write-ahead log and makes pages of that: FREEZE and wal_level ="
                    + " minimal are without effect there, and logged staging tables fit, with their many streams.");

    private final String advice;

    Kin(String advice) {
        this.advice = advice;
    }

    /** What it does otherwise, and what to ask for. */
    String advice() {
        return advice;
    }
}
