package io.ballast.cli.option;

import io.ballast.loader.plan.VerifyLevel;

/** The words for the levels of verification. */
public final class VerifyLevelLabels extends EnumLabels<VerifyLevel> {
    public VerifyLevelLabels() {
        super(VerifyLevel.class);
    }
}
