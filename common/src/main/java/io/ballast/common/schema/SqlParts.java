package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what of types, tables and views is made by SQL text that came along with them. */
public final class SqlParts {
    private SqlParts() {}

    public static List<SqlPart> of(List<TableSchema> tables, List<View> views) {
        return Stream.of(
                        ofTypes(tables).stream(),
                        tables.stream().flatMap(table -> of(table).stream()),
                        views.stream().map(SqlParts::of))
                .flatMap(Function.identity())
                .toList();
    }

    /** Those of the types that the tables have columns of. */
    public static List<SqlPart> ofTypes(List<TableSchema> tables) {
        List<SqlPart> parts = new ArrayList<>();
        for (UserType type : UserTypes.declared(tables)) {
            if (type instanceof UserType.DomainType domain) {
                domain.sqlChecks()
                        .forEach(check -> parts.add(new SqlPart(
                                (check.name() == null ? "a check" : "check \"" + check.name() + "\"") + " of domain \""
                                        + domain.name().name() + "\"",
                                check.condition().text())));
            }
        }
        return parts;
    }

    private static SqlPart of(View view) {
        String kind = view.materialized() ? "materialized view" : "view";
        List<String> texts = new ArrayList<>(List.of(view.query().text()));
        view.traits().indexes().stream()
                .flatMap(SqlParts::texts)
                .filter(Objects::nonNull)
                .forEach(text -> texts.add(String.valueOf(text)));
        return new SqlPart(kind + " \"" + view.name() + "\"", String.join(", ", texts));
    }

    /** What an index is searched by, and its condition, as far as they are SQL text. */
    private static Stream<@Nullable SqlExpression> texts(Index index) {
        Stream<@Nullable SqlExpression> searched =
                index.traits().elements().stream().map(IndexElement::expression);
        Stream<@Nullable SqlExpression> where = Stream.of(index.traits()).map(IndexTraits::where);
        return Stream.concat(searched, where);
    }

    /** Those of the table itself, without its types. */
    public static List<SqlPart> of(TableSchema table) {
        List<SqlPart> parts = new ArrayList<>();
        for (GeneratedColumn column : table.traits().generated()) {
            add(parts, table, "generated column", column.name(), Stream.of(column.expression()));
        }
        for (SqlCheck check : table.constraints().sqlChecks()) {
            add(parts, table, "check", ObjectNames.check(table, check), Stream.of(check.condition()));
        }
        for (Index index : table.indexes()) {
            add(parts, table, "index", ObjectNames.index(table, index), texts(index));
        }
        for (Exclusion exclusion : table.constraints().exclusions()) {
            Stream<@Nullable SqlExpression> compared =
                    exclusion.elements().stream().map(element -> element.of().expression());
            Stream<@Nullable SqlExpression> where = Stream.of(exclusion).map(Exclusion::where);
            String name = ObjectNames.exclusion(table, exclusion);
            add(parts, table, "exclusion constraint", name, Stream.concat(compared, where));
        }
        return parts;
    }

    /** Adds what has at least one text. */
    private static void add(
            List<SqlPart> parts, TableSchema table, String kind, String name, Stream<@Nullable SqlExpression> texts) {
        String sql = texts.filter(Objects::nonNull).map(String::valueOf).collect(Collectors.joining(", "));
        if (!sql.isEmpty()) {
            parts.add(new SqlPart(kind + " \"" + name + "\" of table \"" + table.name() + "\"", sql));
        }
    }

    /** The table without them, and without indexes over columns that they compute. */
    public static TableSchema without(TableSchema table) {
        return table.withoutSql();
    }
}
