package io.ballast.loader.plan;

import java.io.Serializable;

/**
 * What a step does, and to what; unique in its plan.
 *
 * @param subject a table, an index, a constraint with its table, or a shard
 */
public record StepId(Kind kind, String subject) implements Serializable {
    /** What a step does. */
    public enum Kind {
        /** Takes away what would cost time for every row; in STAGE, and no step of its own. */
        TAKE("take away"),
        COPY("copy"),
        /** Puts an UNLOGGED table into the write-ahead log. */
        LOG("log"),
        INDEX("index"),
        /** The last step on a table that takes locks which building and adding constraints would wait for. */
        KEYS("keys"),
        CHECKS("checks"),
        FOREIGN_KEY("foreign key"),
        VALIDATE("validate"),
        /** Switches the triggers of a table back on. */
        TRIGGERS("triggers"),
        ANALYZE("analyze"),
        VERIFY("verify");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** For people and for {@code application_name}. */
    public String name() {
        return kind.label + " " + subject;
    }
}
