package io.ballast.introspect;

import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.SchemaFacts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What tables of rows that are there are called in a spec: as the table that they are of, or after what they are for. */
final class ReferredNames {
    /** Room for a number behind it. */
    private static final int MAX_BYTES = 60;

    private final TargetSchemas schemas;
    private final Set<String> taken = new HashSet<>();
    private final Map<List<String>, String> plain = new HashMap<>();

    ReferredNames(SchemaFacts facts, Set<String> filled) {
        this.schemas = facts.schemas();
        filled.forEach(table -> taken.add(table.toLowerCase(Locale.ROOT)));
    }

    /** The table that a key leads to; of another schema with that before it. The same for keys that lead to the same columns. */
    String of(ForeignKeyFacts key) {
        String columns = String.join("\u0001", key.targetColumns());
        return plain.computeIfAbsent(
                List.of(key.targetSchema(), key.targetTable(), columns), where -> free(target(key)));
    }

    /** Rows that these keys lead to together: {@code users and products for reviews}. */
    String of(List<ForeignKeyFacts> keys, LiveTable table) {
        return free(keys.stream().map(this::target).distinct().collect(Collectors.joining(" and ")) + " for "
                + table.name());
    }

    private String target(ForeignKeyFacts key) {
        return schemas.equals(TargetSchemas.of(key.targetSchema()))
                ? key.targetTable()
                : key.targetSchema() + " " + key.targetTable();
    }

    /** The name in the characters that a spec takes, cut to the length of a name, and a number behind it if it is taken. */
    private String free(String wanted) {
        String plainName = wanted.replaceAll("[\\p{Cc}.]", "_").strip();
        String cut = plainName;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            cut = cut.substring(0, cut.length() - 1);
        }
        String name = cut.strip();
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = cut.strip() + " " + i;
        }
        return name;
    }
}
