package io.ballast.cli.option;

import io.ballast.loader.plan.WireChoice;

/** The words for the wire formats. */
public final class WireChoiceLabels extends EnumLabels<WireChoice> {
    public WireChoiceLabels() {
        super(WireChoice.class);
    }
}
