package io.ballast.introspect.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.introspect.facts.Relations.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelationsTest {
    private static final long MIB = 1L << 20;

    @Test
    void looksAtManySmallTablesAtOnceAndAtLargeOnesAlone() {
        List<Relation> tables = new ArrayList<>(Collections.nCopies(250, table(0)));
        tables.add(table(300 * MIB));
        tables.add(table(30 * MIB));
        tables.add(table(30 * MIB));
        tables.add(table(30 * MIB));
        tables.add(new Relation(1, "parted", true, null, true, false, 0));
        tables.add(table(0));

        List<List<Relation>> batches = new Relations(tables, List.of()).batches();

        assertThat(batches).extracting(List::size).containsExactly(100, 100, 50, 1, 2, 1, 2);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(tables);
    }

    @Test
    void looksAtNothingWhereThereAreNoTables() {
        assertThat(new Relations(List.of(), List.of()).batches()).isEmpty();
    }

    private static Relation table(long bytes) {
        return new Relation(1, "table", false, null, true, false, bytes);
    }
}
