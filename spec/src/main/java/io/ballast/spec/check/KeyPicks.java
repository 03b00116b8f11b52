package io.ballast.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the keys of a table make differ.
 *
 * @param apart by keys that have nothing in common
 * @param joint by keys that have
 */
public record KeyPicks(List<DistinctPicks> apart, List<JointPicks> joint) {
    public KeyPicks {
        apart = List.copyOf(apart);
        joint = List.copyOf(joint);
    }

    /** Whether nothing has to differ in two ways at once, and all of it can be computed. */
    public boolean isSound() {
        return apart.stream()
                .allMatch(key -> key.isOfParent()
                        && apart.stream().noneMatch(other -> !other.equals(key) && other.overlaps(key)));
    }

    /** Keys that cannot hold together stay apart, and overlap; a spec that has such is not sound. */
    public static KeyPicks of(List<DistinctPicks> keys, TableSizes sizes, String table) {
        List<DistinctPicks> apart = new ArrayList<>();
        List<JointPicks> joint = new ArrayList<>();
        for (List<DistinctPicks> together : groups(keys)) {
            boolean alone = together.size() == 1 && together.get(0).isOfParent();
            Optional<JointPicks> found = alone ? Optional.empty() : JointPicks.of(together, sizes, table);
            found.ifPresentOrElse(joint::add, () -> apart.addAll(together));
        }
        return new KeyPicks(inOrder(keys, apart), joint);
    }

    private static List<DistinctPicks> inOrder(List<DistinctPicks> keys, List<DistinctPicks> some) {
        return keys.stream().filter(some::contains).toList();
    }

    /** Those that have something in common with each other, or by way of others. */
    private static List<List<DistinctPicks>> groups(List<DistinctPicks> keys) {
        List<List<DistinctPicks>> groups = new ArrayList<>();
        for (DistinctPicks key : keys) {
            List<DistinctPicks> joined = new ArrayList<>();
            groups.removeIf(group -> {
                boolean overlaps = group.stream().anyMatch(key::overlaps);
                if (overlaps) {
                    joined.addAll(group);
                }
                return overlaps;
            });
            joined.add(key);
            groups.add(joined);
        }
        return groups;
    }
}
