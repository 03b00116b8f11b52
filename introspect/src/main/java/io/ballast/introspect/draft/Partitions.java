package io.ballast.introspect.draft;

import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.Partition;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.Partitioning.Method;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.PartitionFacts;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.NameRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps how tables are partitioned, with room for all rows that come about. */
final class Partitions {
    private static final int MAX_REMAINDERS = 1_000;

    /** The underscore before an ending, and a number behind it where the name is taken. */
    private static final int NUMBER_LENGTH = 6;

    private final boolean definitions;
    private final Notes notes;
    private final Set<String> taken = new HashSet<>();

    /**
     * @param tables all of the schema
     * @param definitions whether the tables are made anew, and not filled where they are
     */
    Partitions(List<LiveTable> tables, boolean definitions, Notes notes) {
        this.definitions = definitions;
        this.notes = notes;
        tables.forEach(table -> taken.add(table.name()));
    }

    void keep(DraftTable table) {
        PartitionFacts facts = table.facts.partitions();
        if (facts == null || table.existing) {
            return;
        }
        String obstacle = obstacle(table, facts);
        if (obstacle != null) {
            notes.ofTable(table.name(), "one table here, partitioned there: " + obstacle);
            return;
        }
        Partitioning.ByParts kept = byParts(table, table.name(), facts);
        if (definitions) {
            table.partitioning = plain(table, kept);
        } else if (hasRoom(table, kept)) {
            table.partitioning = kept;
        } else {
            notes.riskOfTable(table.name(), "rows may come about that no partition has room for");
        }
    }

    /** Why no spec can say it; null if one can. */
    private static @Nullable String obstacle(DraftTable table, PartitionFacts facts) {
        if (!Selection.hasAll(table, facts.columns())) {
            return "its key is more than columns";
        }
        for (String name : facts.columns()) {
            DraftColumn column = table.column(name);
            if (!column.type.base().isComparable()) {
                return "PostgreSQL cannot compare " + column.type.base().sqlName() + ", the type of its column here";
            }
        }
        return PartitionBoundsFit.of(table, facts).isEmpty() ? "its bounds have a form that no spec can list" : null;
    }

    private Partitioning.ByParts byParts(DraftTable table, String of, PartitionFacts facts) {
        List<PartitionBound> bounds = PartitionBoundsFit.of(table, facts).orElseThrow();
        List<Partition> parts = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            PartitionFacts.Part part = facts.parts().get(i);
            String name = isName(part.name()) && taken.add(part.name()) ? part.name() : free(of, "p" + i);
            parts.add(new Partition(name, bounds.get(i), nested(table, name, part)));
        }
        Method method = Method.valueOf(facts.method().toUpperCase(Locale.ROOT));
        if (definitions) {
            List<Partition> more =
                    method == Method.HASH ? remainders(of, parts) : rest(table, of, facts.columns(), parts);
            if (!more.isEmpty()) {
                notes.ofTable(
                        table.name(),
                        "partition " + quoted(more) + " of \"" + of + "\" is for rows that no other one has room for");
                parts.addAll(more);
            }
        }
        return new Partitioning.ByParts(method, facts.columns(), parts);
    }

    private @Nullable Partitioning nested(DraftTable table, String name, PartitionFacts.Part part) {
        if (part.nested() == null) {
            return null;
        }
        String obstacle = obstacle(table, part.nested());
        if (obstacle != null) {
            notes.ofTable(
                    table.name(),
                    "partition \"" + part.name() + "\" is in one piece here, partitioned itself there: " + obstacle);
            return null;
        }
        return byParts(table, name, part.nested());
    }

    private static boolean isName(String name) {
        return NameRules.isTable(name);
    }

    /** A default partition where there is none and rows may need it. */
    private List<Partition> rest(DraftTable table, String of, List<String> columns, List<Partition> parts) {
        List<PartitionBound> bounds = parts.stream().map(Partition::bound).toList();
        boolean hasRest = bounds.stream().anyMatch(PartitionBound.OfRest.class::isInstance);
        return hasRest || new PartitionFit(table, columns, bounds).holds()
                ? List.of()
                : List.of(new Partition(free(of, "default"), new PartitionBound.OfRest(), null));
    }

    /** Partitions for the remainders of the greatest modulus that have none. */
    private List<Partition> remainders(String of, List<Partition> parts) {
        int modulus = parts.stream()
                .mapToInt(part -> ((PartitionBound.OfHash) part.bound()).modulus())
                .max()
                .orElse(1);
        List<Partition> more = new ArrayList<>();
        for (int remainder = 0; remainder < modulus && more.size() <= MAX_REMAINDERS; remainder++) {
            int wanted = remainder;
            boolean found = parts.stream()
                    .map(part -> (PartitionBound.OfHash) part.bound())
                    .anyMatch(hash -> wanted % hash.modulus() == hash.remainder());
            if (!found) {
                PartitionBound bound = new PartitionBound.OfHash(modulus, remainder);
                more.add(new Partition(free(of, "rest" + remainder), bound, null));
            }
        }
        return more;
    }

    private boolean hasRoom(DraftTable table, Partitioning partitioning) {
        List<Partition> parts = partitioning.parts(table.name());
        List<PartitionBound> bounds = parts.stream().map(Partition::bound).toList();
        boolean here = partitioning.method() == Method.HASH
                ? isComplete(bounds)
                : bounds.stream().anyMatch(PartitionBound.OfRest.class::isInstance)
                        || new PartitionFit(table, partitioning.columns(), bounds).holds();
        return here
                && parts.stream().map(Partition::nested).allMatch(nested -> nested == null || hasRoom(table, nested));
    }

    private static boolean isComplete(List<PartitionBound> bounds) {
        double share = bounds.stream()
                .mapToDouble(bound -> 1.0 / ((PartitionBound.OfHash) bound).modulus())
                .sum();
        return share > 1 - 1e-9;
    }

    private String free(String of, String ending) {
        String stem = shortened(of, ObjectNames.MAX_NAME_BYTES - ending.length() - NUMBER_LENGTH);
        Predicate<String> isFree = taken::add;
        for (int number = 0; ; number++) {
            String name = stem + "_" + ending + (number == 0 ? "" : "_" + number);
            if (isFree.test(name)) {
                return name;
            }
        }
    }

    /** As much of a name as fits into a number of bytes of UTF-8, in whole characters. */
    private static String shortened(String name, int atMostBytes) {
        String stem = name;
        while (stem.getBytes(StandardCharsets.UTF_8).length > atMostBytes) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1)).strip();
        }
        return stem;
    }

    private static String quoted(List<Partition> parts) {
        return String.join(
                ", ", parts.stream().map(part -> "\"" + part.name() + "\"").toList());
    }

    /** The same in fewer words, if its partitions are called as a spec calls them by itself. */
    private static Partitioning plain(DraftTable table, Partitioning.ByParts kept) {
        return Optional.<Partitioning>empty()
                .or(() -> plainHash(kept))
                .or(() -> plainRange(table, kept))
                .filter(plain -> Set.copyOf(plain.parts(table.name())).equals(Set.copyOf(kept.parts())))
                .orElse(kept);
    }

    private static Optional<Partitioning> plainHash(Partitioning.ByParts kept) {
        return kept.method() == Method.HASH
                ? Optional.of(
                        new Partitioning.ByHash(kept.columns(), kept.parts().size()))
                : Optional.empty();
    }

    private static Optional<Partitioning> plainRange(DraftTable table, Partitioning.ByParts kept) {
        DraftColumn column = table.column(kept.columns().get(0));
        if (kept.method() != Method.RANGE || kept.columns().size() != 1 || column.nullable) {
            return Optional.empty();
        }
        List<String> bounds = kept.parts().stream()
                .map(Partition::bound)
                .filter(PartitionBound.OfRange.class::isInstance)
                .map(bound -> ((PartitionBound.OfRange) bound).to().get(0))
                .filter(PartitionEnd.At.class::isInstance)
                .map(end -> ((PartitionEnd.At) end).literal())
                .sorted((a, b) -> LiteralOrder.compare(column.type, a, b))
                .toList();
        boolean known = bounds.stream().allMatch(bound -> LiteralOrder.isKnown(column.type, bound));
        return known && !bounds.isEmpty()
                ? Optional.of(new Partitioning.ByRange(kept.columns().get(0), bounds))
                : Optional.empty();
    }
}
