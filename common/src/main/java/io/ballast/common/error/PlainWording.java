package io.ballast.common.error;

import io.ballast.common.error.Remedy.Rerun;

/** For callers without a tool: settings by their labels. */
public enum PlainWording implements Wording {
    PLAIN;

    @Override
    public String rerun(Rerun rerun) {
        return rerun == Rerun.RESUME ? "resume" : "start over";
    }

    @Override
    public String name(Choice choice) {
        return choice.value().isEmpty()
                ? choice.setting().label()
                : choice.setting().label() + " " + choice.value();
    }
}
