package io.ballast.spec.resolve;

import io.ballast.common.schema.Deferral;
import io.ballast.common.schema.Identifiers;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.SqlGuard;
import io.ballast.common.schema.TypeName;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.yaml.SpecNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what keys, indexes and constraints have in common: {@code name}, {@code comment}, {@code deferrable}, SQL text. */
public final class LabelReader {
    private static final Map<String, Deferral> DEFERRALS =
            Keywords.of("immediate", Deferral.IF_ASKED, "deferred", Deferral.AT_FIRST);

    private LabelReader() {}

    static ObjectLabel read(SpecNode node) {
        SpecNode name = node.find("name");
        SpecNode comment = node.find("comment");
        return new ObjectLabel(name == null ? null : name(name), comment == null ? null : comment.text());
    }

    static String name(SpecNode node) {
        String fault = Identifiers.fault(node.text());
        if (fault != null) {
            throw node.refused("expected a name that PostgreSQL can hold; this one " + fault);
        }
        return node.text();
    }

    static Deferral deferral(SpecNode node) {
        SpecNode deferrable = node.find("deferrable");
        return deferrable == null ? Deferral.NEVER : deferrable.oneOf("way to defer", DEFERRALS);
    }

    /** The word that a spec has for it. */
    public static String word(Deferral deferral) {
        return Keywords.word(DEFERRALS, deferral);
    }

    /** One expression or query in SQL; whether it runs is up to those who load it. */
    public static SqlExpression sql(SpecNode node) {
        String fault = SqlGuard.fault(node.text());
        if (fault != null) {
            throw node.refused("expected one expression or query in SQL; this text " + fault);
        }
        return new SqlExpression(node.text());
    }

    /** The name of a collation or operator class. */
    static @Nullable TypeName qualified(@Nullable SpecNode node) {
        return node == null
                ? null
                : TypeName.parse(node.text())
                        .orElseThrow(() -> node.expected(
                                "a name as SQL writes it, such as text_pattern_ops, ext.gin_trgm_ops or '\"C\"'"));
    }

    static boolean flag(SpecNode node, String key) {
        SpecNode flag = node.find(key);
        return flag != null && flag.bool();
    }

    /** Such as {@code enforced} and {@code valid}, which are true where nothing is said. */
    static boolean isTrue(SpecNode node, String key) {
        SpecNode flag = node.find(key);
        return flag == null || flag.bool();
    }
}
