package io.ballast.loader.plan;

import java.util.List;
import java.util.Set;

/** One piece of work for one connection: it begins once all it needs is done and nobody holds what it wants alone. */
public sealed interface Step permits CopyStep, SqlStep, VerifyStep {
    /** What it does; unique in its plan. */
    StepId id();

    /** For people and for {@code application_name}. */
    default String name() {
        return id().name();
    }

    LoadPhase phase();

    String table();

    /** The statements that it runs, in their order, as far as the plan knows them. */
    List<String> statements();

    /** Steps that must be done before. */
    Set<StepId> needs();

    /** Tables, or other things, that no two running steps may hold: they would wait for each other's locks on the server. */
    Set<String> holds();

    /** The same step, waiting for these only. */
    Step withNeeds(Set<StepId> needs);

    /** How long it takes one connection, roughly, in nanoseconds of the machine that was measured. */
    long cost();
}
