package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.LiveTableTraits;
import io.ballast.introspect.facts.SchemaFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several schemas as one, as a spec has no other: tables have their own names, of which there is one each. */
final class JoinedSchemas {
    private final SchemaFacts facts;
    /** What each table goes by in the spec, by what it goes by among the schemas. */
    private final Map<String, String> names = new HashMap<>();

    private JoinedSchemas(SchemaFacts facts) {
        this.facts = facts;
    }

    /** @throws BallastException (INPUT_REFUSED) where tables of two schemas have the same name */
    static SchemaFacts of(SchemaFacts facts) {
        return facts.schemas().isOne() ? facts : new JoinedSchemas(facts).joined();
    }

    private SchemaFacts joined() {
        TargetSchemas schemas = facts.schemas();
        Map<String, List<String>> alike = facts.tables().stream()
                .map(LiveTable::name)
                .collect(Collectors.groupingBy(schemas::nameOf, TreeMap::new, Collectors.toList()));
        List<String> clashes = alike.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> String.join(" and ", same))
                .toList();
        if (!clashes.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "a spec has one table of each name, and " + schemas.inWords() + " have several: "
                            + String.join(", ", clashes) + ". Write a spec of each schema, or rename tables in a copy");
        }
        facts.tables().forEach(table -> names.put(table.name(), schemas.nameOf(table.name())));
        List<LiveTable> tables = facts.tables().stream().map(this::renamed).toList();
        List<String> others = Stream.concat(
                        facts.others().stream(), facts.views().stream().map(view -> "view \"" + view.name() + "\""))
                .toList();
        return new SchemaFacts(
                facts.database(), TargetSchemas.of(schemas.text()), tables, List.of(), others, facts.known());
    }

    private LiveTable renamed(LiveTable table) {
        List<ForeignKeyFacts> keys =
                table.constraints().foreignKeys().stream().map(this::leading).toList();
        LiveTableTraits traits = table.traits();
        Inheritance inheritance = new Inheritance(
                traits.inheritance().parents().stream()
                        .map(parent -> names.getOrDefault(parent, parent))
                        .toList(),
                traits.inheritance().columns());
        return new LiveTable(
                name(table.name()),
                table.rows(),
                table.columns(),
                table.constraints().withForeignKeys(keys),
                table.indexes(),
                table.partitions(),
                new LiveTableTraits(
                        traits.comment(), traits.unlogged(), traits.settings(), inheritance, traits.others()));
    }

    private ForeignKeyFacts leading(ForeignKeyFacts key) {
        String target = names.get(facts.schemas().tableOf(key.targetSchema(), key.targetTable()));
        return facts.schemas().names().contains(key.targetSchema()) && target != null
                ? key.leadingTo(facts.schema(), target)
                : key;
    }

    private String name(String table) {
        return names.getOrDefault(table, table);
    }
}
