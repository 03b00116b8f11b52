package io.ballast.common.error;

import java.io.Serializable;
import java.util.List;

/** One thing that can be done about a failure. */
public sealed interface Remedy extends Serializable {
    /** The same work once more. */
    enum Rerun implements Remedy {
        /** Continue with what is done. */
        RESUME,
        /** Discard what is done. */
        RESTART
    }

    /**
     * Other settings.
     *
     * @param purpose what they do, such as {@code load elsewhere}; to be followed by their names
     * @param choices all of them are needed
     */
    record Choose(String purpose, List<Choice> choices) implements Remedy {
        public Choose {
            choices = List.copyOf(choices);
        }

        public Choose(String purpose, Setting setting) {
            this(purpose, setting, "");
        }

        public Choose(String purpose, Setting setting, String value) {
            this(purpose, List.of(new Choice(setting, value)));
        }
    }

    /**
     * Something that no setting does.
     *
     * @param what an imperative such as {@code rename it}, the same in every tool's words
     */
    record Act(String what) implements Remedy {}
}
