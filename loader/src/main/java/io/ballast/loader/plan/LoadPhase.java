package io.ballast.loader.plan;

/** The phases of a load, in their order. CHECK writes nothing; only PUBLISH gives anything its final name. */
public enum LoadPhase {
    CHECK,
    STAGE,
    COPY,
    INDEX,
    CONSTRAIN,
    ANALYZE,
    VERIFY,
    PUBLISH
}
