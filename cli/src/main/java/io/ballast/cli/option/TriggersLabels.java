package io.ballast.cli.option;

import io.ballast.loader.plan.Triggers;

/** The words for what triggers do about the rows of a load. */
public final class TriggersLabels extends EnumLabels<Triggers> {
    public TriggersLabels() {
        super(Triggers.class);
    }
}
