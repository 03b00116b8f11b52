package io.ballast.common.error;

import java.io.Serializable;
import java.util.List;

/** Where something is wrong, as the message begins with it. */
public sealed interface Subject extends Serializable permits Choice, Subject.Named, Subject.Table, Subject.Value {
    /** As the user of one tool reads it; empty where the text says it. */
    String name(Wording wording);

    /**
     * Anything with a name.
     *
     * @param name such as {@code dataset.yaml:12}; empty where the text says it
     */
    record Named(String name) implements Subject {
        static final Named IN_TEXT = new Named("");

        @Override
        public String name(Wording wording) {
            return name;
        }
    }

    /**
     * A table of the database, one of several of which something may be said.
     *
     * @param table its name as users write it
     */
    record Table(String table) implements Subject {
        @Override
        public String name(Wording wording) {
            return "table \"" + table + "\"";
        }
    }

    /**
     * A value within a document.
     *
     * @param place where it stands, such as {@code dataset.yaml:12}
     * @param keys that lead to it, the outermost first; the items of a list have their positions
     * @param path the keys as messages write them; empty for the whole document
     */
    record Value(String place, List<String> keys, String path) implements Subject {
        public Value {
            keys = List.copyOf(keys);
        }

        @Override
        public String name(Wording wording) {
            return path.isEmpty() ? place : place + ": " + path;
        }
    }
}
