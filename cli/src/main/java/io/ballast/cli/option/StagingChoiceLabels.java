package io.ballast.cli.option;

import io.ballast.loader.plan.StagingChoice;

/** The words for the kinds of staging tables. */
public final class StagingChoiceLabels extends EnumLabels<StagingChoice> {
    public StagingChoiceLabels() {
        super(StagingChoice.class);
    }
}
