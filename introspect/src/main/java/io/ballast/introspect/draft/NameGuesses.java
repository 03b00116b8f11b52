package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.kind.KindSyntax;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.reader.SpecLayer;
import io.ballast.spec.yaml.SpecNode;
import io.ballast.spec.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules that say, by names, what values columns get of which no value is known. Of a schema many columns have the same name and type. */
public final class NameGuesses {
    private static final String BUILT_IN = "guesses.yaml";

    private final List<NameGuess> rules;
    private final Map<Column, List<NameGuess>> ofColumns = new ConcurrentHashMap<>();
    private final Map<Asked, Optional<ValueKind>> kinds = new ConcurrentHashMap<>();

    /** Read when they are first needed, and once. */
    private static final class BuiltIn {
        static final NameGuesses GUESSES = readBuiltIn();
    }

    private record Column(String name, ColumnType type) {}

    private record Asked(NameGuess rule, ColumnType type, boolean unique) {}

    private NameGuesses(List<NameGuess> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Those that Ballast brings along. */
    public static NameGuesses builtIn() {
        return BuiltIn.GUESSES;
    }

    private static NameGuesses readBuiltIn() {
        try (InputStream file = Objects.requireNonNull(NameGuesses.class.getResourceAsStream(BUILT_IN))) {
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8), BUILT_IN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads rules.
     *
     * @param source what messages call the text
     * @throws io.ballast.common.error.BallastException (INPUT_REFUSED) with the place of what is wrong
     */
    public static NameGuesses read(String yaml, String source) {
        SpecNode root = SpecNode.root(YamlText.parse(yaml, source)).allow("guesses");
        return new NameGuesses(
                root.require("guesses").items().stream().map(NameGuess::of).toList());
    }

    /**
     * Reads a file of rules.
     *
     * @throws io.ballast.common.error.BallastException (INPUT_REFUSED) as well when it cannot be read
     */
    public static NameGuesses read(Path file) {
        return read(SpecLayer.of(file).text(), file.toString());
    }

    /** These rules, and then the others. */
    public NameGuesses before(NameGuesses others) {
        return new NameGuesses(
                Stream.concat(rules.stream(), others.rules.stream()).toList());
    }

    /** The first that fits decides. */
    List<NameGuess> rules() {
        return rules;
    }

    private List<NameGuess> ofColumn(Column column) {
        return rules.stream()
                .filter(rule -> rule.isForColumn(column.name(), column.type()))
                .toList();
    }

    /** A kind for the elements of an array, which is called as one of them, or as several: {@code tags}; empty where no rule makes one. */
    Optional<ValueKind> ofElements(String table, String column, ColumnType array) {
        ColumnType element = new ColumnType(array.base(), array.length(), array.scale(), false);
        return Plurals.singulars(SnakeCase.of(column))
                .flatMap(name -> of(table, name, element, false).stream())
                .map(Guess::kind)
                .filter(kind -> kind.syntax().inside().contains(KindSyntax.Inside.ARRAY))
                .findFirst();
    }

    /** What the first rule says whose names and types fit; empty where none does, or none that the column's key allows. */
    Optional<Guess> of(String table, String column, ColumnType type, boolean unique) {
        String tableName = SnakeCase.of(table);
        String columnName = SnakeCase.of(column);
        for (NameGuess rule : ofColumns.computeIfAbsent(new Column(columnName, type), this::ofColumn)) {
            if (rule.isForTable(tableName)) {
                Optional<ValueKind> kind =
                        kinds.computeIfAbsent(new Asked(rule, type, unique), asked -> rule.kind(type, unique));
                if (kind.isPresent() || (unique && rule.unique() == null)) {
                    return kind.map(found -> new Guess(found, rule.nulls(), rule.after()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * What a column gets.
     *
     * @param nulls their share where the column may be null
     * @param after what a column of the same row is called that the values lie behind, where there is one; null for any row
     */
    record Guess(ValueKind kind, double nulls, @Nullable Pattern after) {}
}
