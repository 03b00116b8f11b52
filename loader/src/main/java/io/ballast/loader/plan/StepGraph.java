package io.ballast.loader.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of a load with what they need and hold, by numbers, so that an order can be tried out without a server. A step's
 * number is its place in the list.
 */
final class StepGraph {
    private static final long UNKNOWN = -1;

    private final long[] costs;
    /** For each step those that wait for it. */
    private final int[][] followers;
    /** For each step how many it waits for. */
    private final int[] needs;

    private final BitSet[] holds;

    /** @throws IllegalArgumentException when a step needs another that is not in the list */
    StepGraph(List<Step> steps) {
        int size = steps.size();
        costs = steps.stream().mapToLong(Step::cost).toArray();
        needs = steps.stream().mapToInt(step -> step.needs().size()).toArray();
        followers = followers(steps);
        holds = new BitSet[size];
        Map<String, Integer> held = new HashMap<>();
        for (int step = 0; step < size; step++) {
            holds[step] = new BitSet();
            for (String what : steps.get(step).holds()) {
                holds[step].set(held.computeIfAbsent(what, name -> held.size()));
            }
        }
    }

    int size() {
        return costs.length;
    }

    long cost(int step) {
        return costs[step];
    }

    /** For each step its own cost and that of the costliest chain of steps that wait for it. */
    long[] chains() {
        long[] chains = new long[size()];
        Arrays.fill(chains, UNKNOWN);
        for (int step = 0; step < size(); step++) {
            chain(step, chains);
        }
        return chains;
    }

    /** Chains of a plan are a handful of steps long, so recursion is safe. */
    private long chain(int step, long[] chains) {
        if (chains[step] == UNKNOWN) {
            long longest = 0;
            for (int next : followers[step]) {
                longest = Math.max(longest, chain(next, chains));
            }
            chains[step] = longest + costs[step];
        }
        return chains[step];
    }

    /** What so many connections do and when, if each takes the first step of the order that may begin whenever it has nothing to do. */
    Schedule schedule(int[] order, int jobs) {
        return new Run(order, jobs).schedule();
    }

    private static int[][] followers(List<Step> steps) {
        Map<StepId, Integer> numbers = new HashMap<>();
        steps.forEach(step -> numbers.put(step.id(), numbers.size()));
        List<List<Integer>> followers = new ArrayList<>();
        steps.forEach(step -> followers.add(new ArrayList<>()));
        for (int step = 0; step < steps.size(); step++) {
            for (StepId need : steps.get(step).needs()) {
                Integer number = numbers.get(need);
                if (number == null) {
                    throw new IllegalArgumentException(
                            "step \"" + steps.get(step).name() + "\" needs \"" + need.name()
                                    + "\", which the plan does not have");
                }
                followers.get(number).add(step);
            }
        }
        return followers.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** One passage through all steps. */
    private final class Run {
        private final int[] order;
        private final int jobs;
        private final long[] begins = new long[size()];
        private final int[] undone = needs.clone();
        private final BitSet taken = new BitSet();
        private final BitSet held = new BitSet();
        private final List<Integer> running = new ArrayList<>();
        private long now;
        /** So many at the head of the order have begun. */
        private int begun;

        Run(int[] order, int jobs) {
            this.order = order;
            this.jobs = jobs;
        }

        Schedule schedule() {
            while (taken.cardinality() < size() || !running.isEmpty()) {
                int next = running.size() < jobs ? firstReady() : -1;
                if (next >= 0) {
                    begin(next);
                } else if (running.isEmpty()) {
                    throw new IllegalArgumentException("steps of the plan wait for each other");
                } else {
                    endFirst();
                }
            }
            return new Schedule(begins, costs, now);
        }

        private int firstReady() {
            while (begun < order.length && taken.get(order[begun])) {
                begun++;
            }
            for (int i = begun; i < order.length; i++) {
                int step = order[i];
                if (!taken.get(step) && undone[step] == 0 && !holds[step].intersects(held)) {
                    return step;
                }
            }
            return -1;
        }

        private void begin(int step) {
            begins[step] = now;
            taken.set(step);
            held.or(holds[step]);
            running.add(step);
        }

        private void endFirst() {
            int first = running.get(0);
            for (int step : running) {
                first = end(step) < end(first) ? step : first;
            }
            now = end(first);
            running.remove((Integer) first);
            held.andNot(holds[first]);
            for (int next : followers[first]) {
                undone[next]--;
            }
        }

        private long end(int step) {
            return begins[step] + costs[step];
        }
    }
}
