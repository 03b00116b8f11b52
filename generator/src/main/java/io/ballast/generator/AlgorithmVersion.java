package io.ballast.generator;

/** The version of everything that decides a bundle's bytes: how cells are drawn, how values are spelled, how pools are made. */
public final class AlgorithmVersion {
    /** Goes up with each change after which the same spec and seed make other bytes; golden hashes in the tests watch it. */
    public static final int CURRENT = 1;

    private AlgorithmVersion() {}
}
