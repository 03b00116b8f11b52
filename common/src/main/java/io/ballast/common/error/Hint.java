package io.ballast.common.error;

import io.ballast.common.error.Remedy.Act;
import io.ballast.common.error.Remedy.Choose;
import io.ballast.common.error.Remedy.Rerun;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to do about a failure, as data: any of its ways will do. {@link Wording} makes a sentence of it.
 *
 * @param ways the best first; none where there is nothing to say
 */
public record Hint(List<Way> ways) implements Serializable {
    public static final Hint NONE = new Hint(List.of());
    public static final Hint RESUME = of(Rerun.RESUME);
    public static final Hint RESTART = of(Rerun.RESTART);

    public Hint {
        ways = List.copyOf(ways);
    }

    /**
     * One way out.
     *
     * @param steps to be done one after the other; at least one
     */
    public record Way(List<Remedy> steps) implements Serializable {
        public Way {
            steps = List.copyOf(steps);
        }
    }

    public static Hint of(Remedy remedy) {
        return new Hint(List.of(new Way(List.of(remedy))));
    }

    /** Something that no setting does, as an imperative such as {@code rename it}. */
    public static Hint act(String what) {
        return of(new Act(what));
    }

    /** A setting whose value is left to the user, and what it does, such as {@code load elsewhere}. */
    public static Hint choose(String purpose, Setting setting) {
        return of(new Choose(purpose, setting));
    }

    public static Hint choose(String purpose, Setting setting, String value) {
        return of(new Choose(purpose, setting, value));
    }

    /** This, or the other. */
    public Hint or(Hint other) {
        List<Way> all = new ArrayList<>(ways);
        all.addAll(other.ways);
        return new Hint(all.stream().distinct().toList());
    }

    /** The last way of this, and then a further step. */
    public Hint then(Remedy next) {
        List<Way> all = new ArrayList<>(ways);
        List<Remedy> steps = new ArrayList<>(all.remove(all.size() - 1).steps());
        steps.add(next);
        all.add(new Way(steps));
        return new Hint(all);
    }

    /** With another remedy for every rerun, for work that is neither resumed nor restarted as this one says. */
    public Hint withReruns(Remedy instead) {
        return new Hint(ways.stream()
                .map(way -> new Way(way.steps().stream()
                        .map(step -> step instanceof Rerun ? instead : step)
                        .toList()))
                .distinct()
                .toList());
    }

    public boolean offers(Remedy remedy) {
        return ways.stream().anyMatch(way -> way.steps().contains(remedy));
    }

    /** A sentence with its full stop; empty where there is nothing to say. */
    public String text(Wording wording) {
        String text = ways.stream()
                .map(way -> way.steps().stream().map(wording::phrase).collect(Collectors.joining(", then ")))
                .collect(Collectors.joining(", or "));
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
