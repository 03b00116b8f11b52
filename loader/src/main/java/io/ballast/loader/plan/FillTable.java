package io.ballast.loader.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is to be filled, as far as it decides how.
 *
 * @param empty whether it holds no row that the load can see
 * @param obstacle why its rows cannot be copied straight into it, to follow its name and a colon; null when they can
 * @param partitioned whether its rows go to partitions
 * @param triggers those that an INSERT fires, its partitions' included
 * @param writes what these triggers insert into other tables, as far as their functions' text says it
 * @param refusing which of them may refuse rows, as far as their functions' text says it
 */
public record FillTable(
        String name,
        boolean empty,
        @Nullable String obstacle,
        boolean partitioned,
        List<String> triggers,
        List<TriggerWrite> writes,
        List<String> refusing) {
    public FillTable {
        triggers = List.copyOf(triggers);
        writes = List.copyOf(writes);
        refusing = List.copyOf(refusing);
    }

    /**
     * A trigger whose function inserts rows into a table.
     *
     * @param into the table that gets rows, as the load calls it
     */
    public record TriggerWrite(String trigger, String into) {}
}
