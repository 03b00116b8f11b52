package io.ballast.spec.resolve;

import io.ballast.common.schema.GeneratedColumn;
import io.ballast.spec.literal.NameRules;
import io.ballast.spec.yaml.SpecNode;

/** Reads a column that the server computes: {@code { type: integer, generated: { sql: "a + b" } }}. */
final class GeneratedReader {
    private final TypeReader types;

    GeneratedReader(TypeReader types) {
        this.types = types;
    }

    static boolean isGenerated(SpecNode node) {
        return node.isMapping() && node.has("generated");
    }

    GeneratedColumn read(SpecNode node, String name, int position) {
        NameRules.checkColumn(node, name);
        ColumnReader.refuseCutType(node);
        node.allow("type", "generated", "nullable", "comment");
        SpecNode generated = node.require("generated").allow("sql", "stored");
        SpecNode stored = generated.find("stored");
        SpecNode nullable = node.find("nullable");
        return new GeneratedColumn(
                position,
                name,
                types.read(node.require("type")),
                nullable == null || nullable.bool(),
                LabelReader.sql(generated.require("sql")),
                stored == null || stored.bool(),
                ColumnReader.comment(node.find("comment")));
    }
}
