package io.ballast.loader.stage;

import io.ballast.common.schema.TargetSchemas;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks about tables once for each of the schemas that they are in. */
final class PerSchema {
    private PerSchema() {}

    /** A question about tables of one schema, by the names that they have there. */
    interface Question<T> {
        List<T> ask(String schema, List<String> names) throws SQLException;
    }

    /** All answers, schema by schema. */
    static <T> List<T> ask(TargetSchemas schemas, List<String> tables, Question<T> question) throws SQLException {
        List<T> answers = new ArrayList<>();
        for (Map.Entry<String, List<String>> some : schemas.bySchema(tables).entrySet()) {
            answers.addAll(question.ask(some.getKey(), some.getValue()));
        }
        return answers;
    }
}
