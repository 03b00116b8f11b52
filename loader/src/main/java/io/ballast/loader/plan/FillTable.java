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
 */
public record FillTable(
        String name, boolean empty, @Nullable String obstacle, boolean partitioned, List<String> triggers) {
    public FillTable {
        triggers = List.copyOf(triggers);
    }
}
