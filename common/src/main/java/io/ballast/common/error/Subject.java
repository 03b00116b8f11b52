package io.ballast.common.error;

import java.io.Serializable;

/** Where something is wrong, as the message begins with it. */
public sealed interface Subject extends Serializable permits Choice, Subject.Named {
    /**
     * Anything with a name.
     *
     * @param name such as {@code dataset.yaml:12}; empty where the text says it
     */
    record Named(String name) implements Subject {
        static final Named IN_TEXT = new Named("");
    }
}
