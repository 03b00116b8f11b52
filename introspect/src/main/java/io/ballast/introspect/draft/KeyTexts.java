package io.ballast.introspect.draft;

import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.ValueKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts of a key that neither a check nor the column's name describes: a word and a number. */
final class KeyTexts {
    /** Columns whose table says what they hold. */
    private static final Set<String> PLAIN = Set.of("value", "val", "elt", "element", "item", "name", "key");

    private static final List<String> WORDS = List.of(
            "amber", "birch", "cedar", "coral", "dune", "fern", "garnet", "harbor", "indigo", "juniper", "linden",
            "maple");

    private KeyTexts() {}

    /** What the column is called for: that of {@code value} in {@code redirect_uris} is {@code redirect_uri}. */
    static String meaning(String table, String column) {
        String name = SnakeCase.of(column);
        return PLAIN.contains(name) && !name.equals("name")
                ? SnakeCase.of(table).replaceFirst("ies$", "y").replaceFirst("(?<=[^s])s$", "")
                : name;
    }

    /** Words with a number, of which none comes twice. */
    static ValueKind words(Target.Table table) {
        String word = table.part("word");
        String number = table.part("n");
        return new TemplateKind(
                "{" + word + "}-{" + number + "}",
                Map.of(
                        word, new ChoiceKind(WORDS, Collections.nCopies(WORDS.size(), 1.0)),
                        number, new SequenceKind.Numbers(1, 1)));
    }
}
