package io.ballast.introspect.facts;

import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.LetterCase;
import io.ballast.common.schema.SqlExpression;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds {@code lower(email)} and its like among the expressions of indexes, as the server writes them. */
final class CaseExpressions {
    private static final Pattern CALL =
            Pattern.compile("(lower|upper)\\(\\(?(?<name>[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\")(?:\\)::text)?\\)");

    /** Ranges have a function of the same name. */
    private static final Pattern TEXT =
            Pattern.compile("(text|name|character varying|character|bpchar|(.+\\.)?citext)(\\(\\d+\\))?");

    private final Set<String> texts;

    private CaseExpressions(Set<String> texts) {
        this.texts = texts;
    }

    static List<LiveIndex> found(List<LiveIndex> indexes, List<LiveColumn> columns) {
        CaseExpressions expressions = new CaseExpressions(columns.stream()
                .filter(column ->
                        !column.type().array() && column.type().labels().isEmpty())
                .filter(column -> TEXT.matcher(column.type().base()).matches())
                .map(LiveColumn::name)
                .collect(Collectors.toSet()));
        return indexes.stream().map(expressions::found).toList();
    }

    private LiveIndex found(LiveIndex index) {
        List<IndexElement> elements =
                index.traits().elements().stream().map(this::found).toList();
        List<String> columns = elements.stream()
                .map(IndexElement::column)
                .filter(Objects::nonNull)
                .toList();
        return new LiveIndex(
                index.name(),
                index.method(),
                index.unique(),
                columns.size() == elements.size() ? columns : index.columns(),
                index.include(),
                index.predicate(),
                index.traits().withElements(elements),
                index.uses());
    }

    private IndexElement found(IndexElement element) {
        SqlExpression expression = element.expression();
        Matcher call = CALL.matcher(expression == null ? "" : expression.text());
        if (!call.matches()) {
            return element;
        }
        String written = call.group("name");
        String column = written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
        LetterCase letterCase = LetterCase.valueOf(call.group(1).toUpperCase(Locale.ROOT));
        return texts.contains(column)
                ? new IndexElement(
                        column,
                        letterCase,
                        null,
                        element.collation(),
                        element.operatorClass(),
                        element.descending(),
                        element.nullsFirst())
                : element;
    }
}
