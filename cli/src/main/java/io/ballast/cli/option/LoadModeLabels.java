package io.ballast.cli.option;

import io.ballast.loader.plan.LoadMode;

/** The words for the modes of a load. */
public final class LoadModeLabels extends EnumLabels<LoadMode> {
    public LoadModeLabels() {
        super(LoadMode.class);
    }
}
