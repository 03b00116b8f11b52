package io.ballast.cli.option;

import io.ballast.loader.plan.OnConflict;

/** The words for what triggers do about the rows of a load. */
public final class OnConflictLabels extends EnumLabels<OnConflict> {
    public OnConflictLabels() {
        super(OnConflict.class);
    }
}
