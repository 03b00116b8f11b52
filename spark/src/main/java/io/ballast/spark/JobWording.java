package io.ballast.spark;

import io.ballast.common.error.Choice;
import io.ballast.common.error.PlainWording;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.error.Wording;

/** What the user of a job can do, by its options. */
enum JobWording implements Wording {
    GENERATE("start over in another directory"),
    LOAD("start over with --restart");

    private final String restart;

    JobWording(String restart) {
        this.restart = restart;
    }

    /** Why the job lacks an option that the command of the same name has; empty where it has none of that name, or there is nothing to say. */
    String whyNot(String option) {
        return this == LOAD
                ? switch (option) {
                    case "--staging" ->
                        "on a cluster, staging tables are always logged, as each shard is a transaction of its own";
                    case "--template", "--database", "--recreate" ->
                        "a cluster loads into a database that is there; use ballast load";
                    case "--csv", "--table", "--create-table", "--rejects", "--max-errors", "--on-conflict" ->
                        "a cluster loads bundles; use ballast load for bare files";
                    case "--rows", "--scale", "--seed", "--set" ->
                        "a cluster loads bundles; make one first, which may be virtual";
                    case "--report" -> "the job has no such option; --json prints the same";
                    default -> "";
                }
                : switch (option) {
                    case "-t", "--threads" -> "how many tasks run at once is Spark's business: spark.cores.max";
                    case "--report" -> "the job has no such option; --json prints the same";
                    default -> "";
                };
    }

    @Override
    public String rerun(Rerun rerun) {
        return rerun == Rerun.RESUME ? "run the same command again with --resume" : restart;
    }

    @Override
    public String name(Choice choice) {
        String option =
                switch (choice.setting()) {
                    case DATABASE -> "--db";
                    case SCHEMA -> "--schema";
                    case MODE -> "--mode";
                    case WIRE -> "--wire";
                    case VERIFY -> "--verify";
                    case JOBS -> "--jobs";
                    case TRUST_SQL -> "--trust-sql";
                    case OMIT_SQL -> "--omit-sql";
                    case UNFINISHED_BUNDLE -> "Generate … --resume -o";
                    default -> "";
                };
        return option.isEmpty() ? PlainWording.PLAIN.name(choice) : (option + " " + choice.value()).strip();
    }
}
