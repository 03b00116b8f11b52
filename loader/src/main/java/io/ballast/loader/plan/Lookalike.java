package io.ballast.loader.plan;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Servers that speak PostgreSQL's protocol and are not PostgreSQL, as {@code version()} shows, with what a load would silently
 * lose there. Versions and wording are those of their makers' manuals.
 */
public enum Lookalike {
    YUGABYTE_DB(
            "YugabyteDB",
            "-YB-",
            "commits a COPY every 20,000 rows by itself, so that a shard that fails stays half loaded"),
    COCKROACH_DB(
            "CockroachDB",
            "CockroachDB",
            "commits changes of the schema apart from the transaction that they are in, so that a load would be published"
                    + " piece by piece"),
    REDSHIFT("Amazon Redshift", "Redshift", "has no COPY from a client and does not enforce keys"),
    GREENPLUM(
            "Greenplum",
            "Greenplum Database",
            "distributes rows over segments by the first column, and does not enforce foreign keys"),
    CLOUDBERRY("Apache Cloudberry", "Cloudberry", "distributes rows over segments, and does not enforce foreign keys"),
    MATERIALIZE("Materialize", "Materialize", "has neither keys nor transactions that change the schema"),
    RISING_WAVE("RisingWave", "RisingWave", "has neither foreign keys nor transactions that write"),
    QUEST_DB("QuestDB", "QuestDB", "has neither foreign keys nor transactions that change the schema"),
    CEDAR_DB("CedarDB", "CedarDB", "is an engine of its own, whose catalogs and transactions Ballast does not know"),
    OPEN_GAUSS("openGauss", "openGauss|GaussDB", "left PostgreSQL at version 9.2, whatever it calls itself");

    /** PostgreSQL itself and its derivatives begin like this. */
    private static final Pattern POSTGRES =
            Pattern.compile("(?:PostgreSQL|PostgresPro|EnterpriseDB) \\d.*", Pattern.DOTALL);

    private final String title;
    private final Pattern mark;
    private final String difference;

    Lookalike(String title, String mark, String difference) {
        this.title = title;
        this.mark = Pattern.compile(mark);
        this.difference = difference;
    }

    /**
     * Why a server is not loaded into.
     *
     * @param version what {@code version()} answers
     * @return empty when it is PostgreSQL
     */
    public static Optional<String> refusal(String version) {
        Optional<Lookalike> found = Arrays.stream(values())
                .filter(one -> one.mark.matcher(version).find())
                .findFirst();
        if (found.isPresent()) {
            return Optional.of(
                    "The server is " + found.get().title + " (" + version + "), which " + found.get().difference
                            + ". Ballast loads into PostgreSQL. Load with " + found.get().title
                            + "'s own tools: the bundle's shards are CSV.");
        }
        return POSTGRES.matcher(version).matches()
                ? Optional.empty()
                : Optional.of(
                        "The server calls itself \"" + version
                                + "\", and Ballast loads into PostgreSQL. Load with that server's own tools: the bundle's shards are CSV.");
    }
}
