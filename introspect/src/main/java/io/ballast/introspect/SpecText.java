package io.ballast.introspect;

import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecWriter;
import java.util.List;
import java.util.Map;

/** The text of a spec for people, with notes as comments. */
public final class SpecText {
    private SpecText() {}

    /**
     * YAML that reads as the spec does.
     *
     * @param head lines at its top
     * @param notes lines by the path of keys they are about; those of keys that the spec does not have stand at the head
     */
    public static String write(DatasetSpec spec, List<String> head, Map<List<String>, List<String>> notes) {
        return write(tree(spec), head, notes);
    }

    /** What the text has, as keys and values. */
    static Map<String, Object> tree(DatasetSpec spec) {
        return ShortTree.of(SpecWriter.tree(spec));
    }

    /** The text of {@link #tree}. */
    static String write(Map<String, Object> tree, List<String> head, Map<List<String>, List<String>> notes) {
        Comments comments = new Comments(notes);
        String yaml = ReadableYaml.write(tree, SpecText::hasLines, comments);
        return comments.head(head) + yaml;
    }

    /** The types; the tables, each table, its columns: these have lines of their own, so that notes can stand above them. */
    private static boolean hasLines(List<String> path) {
        if (path.equals(List.of("types")) || path.equals(List.of("views"))) {
            return true;
        }
        boolean inTables = path.get(0).equals("tables");
        return inTables && (path.size() <= 2 || (path.size() == 3 && path.get(2).equals("columns")));
    }
}
