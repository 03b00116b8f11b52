package io.ballast.spec.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.ExtensionType;
import io.ballast.common.schema.ServerType;
import io.ballast.common.schema.ServerTypes;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.common.schema.UserType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of all types of docs/dataset-spec.md to what the types and kinds say of themselves; {@code TypesOnPageIT} in module loader
 * has a server judge it. After a change of a type or kind write it anew, and look at the difference: {@code mvn -pl spec -am test
 * -Dtest=TypeTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dballast.writeReference=true}.
 */
class TypeTableTest {
    private static final Path PAGE = Path.of("..", "docs", "dataset-spec.md");
    private static final Pattern TABLE =
            Pattern.compile("(?s)(<!-- Written by TypeTableTest [^\n]*-->\n\n)(.*?)(?=\n## )");

    /** What may stand in parentheses. */
    private static final Map<ServerType, String> PARENTHESES =
            Map.of(ServerType.BIT, "(n)", ServerType.VARBIT, "(n)", ServerType.TIMETZ, "(p)");

    private static final ColumnType INTEGER = ColumnType.of(BaseType.INTEGER);
    private static final ColumnType TEXT = ColumnType.of(BaseType.TEXT);
    /** Of the types of the list, those that a kind for every type may omit: references lead to neither JSON nor truth values. */
    private static final int OMITTED = 3;

    /** Of which only the server knows what its values are. */
    private static final ColumnType UNKNOWN =
            TypeSyntax.parse("ext.thing", null).orElseThrow();

    @Test
    void pageIsWhatTypesAndKindsSay() throws IOException {
        String page = Files.readString(PAGE);
        Matcher table = TABLE.matcher(page);
        assertThat(table.find()).isTrue();
        String written = table.replaceFirst(Matcher.quoteReplacement(table.group(1) + table()));
        if (Boolean.getBoolean("ballast.writeReference")) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.readString(PAGE))
                .as("write it anew as the comment of this test says")
                .isEqualTo(written);
    }

    @Test
    void keyListsTheTypesThatHaveKindsOfTheirOwn() throws IOException {
        String list =
                BaseType.spellings().stream().map(type -> "`" + type + "`").collect(Collectors.joining(", "));
        assertThat(Files.readString(PAGE)).contains("| `type` | " + list + "; ");
    }

    private static String table() {
        String every = quoted(
                ValueKind.all().stream().filter(TypeTableTest::isForEvery).map(KindSyntax::name));
        String texts = quoted(names(ServerTypes.parse("tsvector").orElseThrow()).stream());
        return "These kinds are for every type, or nearly, and omitted in the table: " + every
                + ". \"Those of texts\" are " + texts + ", whose texts the server must take for values of the type.\n\n"
                + rows();
    }

    private static String rows() {
        Stream<String> listed = BaseType.spellings().stream().map(name -> {
            ColumnType type = ColumnType.parse(name.replaceAll("\\(.*", "")).orElseThrow();
            return row("`" + name + "`", type, type.asArray().hasBinaryForm());
        });
        Stream<String> own = Stream.of(ServerType.values()).map(type -> {
            String name = type.sqlName() + PARENTHESES.getOrDefault(type, "");
            boolean arrays = ServerTypes.parse(type.sqlName() + "[]")
                    .filter(ColumnType::hasBinaryForm)
                    .isPresent();
            return row("`" + name + "`", ServerTypes.parse(type.sqlName()).orElseThrow(), arrays);
        });
        return Stream.of(
                        Stream.of("| type | travels in | kinds for it |", "| --- | --- | --- |"),
                        listed,
                        own,
                        named(),
                        extensions())
                .flatMap(rows -> rows)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> named() {
        return Stream.of(
                row("an enum", new UserType.EnumType(new TypeName(null, "t"), List.of("a"))),
                row(
                        "a domain, as what it is over: here `integer`",
                        new UserType.DomainType(new TypeName(null, "t"), INTEGER, true, null)),
                row("a composite type whose fields all travel in binary", composite(INTEGER)),
                row("a composite type with another field", composite(UNKNOWN)),
                row(
                        "`{ name: ext.thing, as: integer }`",
                        TypeSyntax.parse("ext.thing", INTEGER).orElseThrow().userType()),
                row("`{ name: ext.thing }`", UNKNOWN.userType()),
                row("`{ name: ext.vector(n) }`", "ext.vector"),
                row("`{ name: ext.geometry }`, `{ name: ext.geography }`", "ext.geometry"));
    }

    private static Stream<String> extensions() {
        return Stream.of(ExtensionType.values()).map(type -> {
            String name = "ext." + type.sqlName();
            ColumnType column = TypeSyntax.parse(name, null).orElseThrow();
            return "| `{ name: " + name + " }` | binary, if it is the extension's | " + kinds(column) + " |";
        });
    }

    private static String row(String name, String type) {
        return row(name, TypeSyntax.parse(type, null).orElseThrow().userType());
    }

    private static String row(String name, UserType type) {
        ColumnType column = ColumnType.of(type);
        return row(name, column, column.asArray().hasBinaryForm());
    }

    private static CompositeType composite(ColumnType field) {
        return new CompositeType(
                new TypeName(null, "t"),
                List.of(new CompositeType.Field("a", TEXT), new CompositeType.Field("b", field)));
    }

    private static String row(String name, ColumnType type, boolean arrays) {
        String single = type.hasBinaryForm() ? "binary" : "CSV";
        String travels = arrays == type.hasBinaryForm() ? single : single + ", arrays in CSV";
        return "| " + name + " | " + travels + " | " + kinds(type) + " |";
    }

    /** The kinds that fill the type and not every other; those of texts that the server reads in a word. */
    private static String kinds(ColumnType type) {
        List<String> kinds = names(type);
        List<String> texts = names(ServerTypes.parse("tsvector").orElseThrow());
        boolean isText = type.isOpaque() && kinds.containsAll(texts);
        String own = quoted(kinds.stream().filter(kind -> !(isText && texts.contains(kind))));
        String both = isText ? (own.isEmpty() ? "" : own + ", ") + "those of texts" : own;
        return both.isEmpty() ? "those for every type" : both;
    }

    private static String quoted(Stream<String> kinds) {
        return kinds.map(kind -> "`" + kind + "`").collect(Collectors.joining(", "));
    }

    private static List<String> names(ColumnType type) {
        return ValueKind.all().stream()
                .filter(kind -> kind.fills().test(type))
                .filter(kind -> !isForEvery(kind))
                .map(KindSyntax::name)
                .toList();
    }

    private static boolean isForEvery(KindSyntax kind) {
        return Stream.of(BaseType.values())
                        .filter(base -> !kind.fills().test(ColumnType.of(base)))
                        .count()
                <= OMITTED;
    }
}
