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

    /** For each step what it holds, by numbers. */
    private final int[][] holds;

    /** @throws IllegalArgumentException when a step needs another that is not in the list */
    StepGraph(List<Step> steps) {
        costs = steps.stream().mapToLong(Step::cost).toArray();
        needs = steps.stream().mapToInt(step -> step.needs().size()).toArray();
        followers = followers(steps);
        Map<String, Integer> held = new HashMap<>();
        holds = steps.stream()
                .map(step -> step.holds().stream()
                        .mapToInt(what -> held.computeIfAbsent(what, name -> held.size()))
                        .toArray())
                .toArray(int[][]::new);
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

    /** What this number of connections does and when, if each takes the first step of the order that may begin whenever it has nothing to do. */
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
        /** For each step its place in the order. */
        private final int[] places = new int[size()];

        private final int jobs;
        private final long[] begins = new long[size()];
        private final int[] undone = needs.clone();
        /** Places of steps that wait for nothing but what others hold. */
        private final BitSet ready = new BitSet();

        private final BitSet held = new BitSet();
        private final List<Integer> running = new ArrayList<>();
        private long now;
        private int begun;

        Run(int[] order, int jobs) {
            this.order = order;
            this.jobs = jobs;
            for (int place = 0; place < order.length; place++) {
                places[order[place]] = place;
                ready.set(place, undone[order[place]] == 0);
            }
        }

        Schedule schedule() {
            while (begun < size() || !running.isEmpty()) {
                int next = running.size() < jobs ? firstFree() : -1;
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

        private int firstFree() {
            for (int place = ready.nextSetBit(0); place >= 0; place = ready.nextSetBit(place + 1)) {
                if (isFree(order[place])) {
                    return order[place];
                }
            }
            return -1;
        }

        private boolean isFree(int step) {
            for (int what : holds[step]) {
                if (held.get(what)) {
                    return false;
                }
            }
            return true;
        }

        private void begin(int step) {
            begins[step] = now;
            begun++;
            ready.clear(places[step]);
            for (int what : holds[step]) {
                held.set(what);
            }
            running.add(step);
        }

        private void endFirst() {
            int first = running.get(0);
            for (int step : running) {
                first = end(step) < end(first) ? step : first;
            }
            now = end(first);
            running.remove((Integer) first);
            for (int what : holds[first]) {
                held.clear(what);
            }
            for (int next : followers[first]) {
                undone[next]--;
                ready.set(places[next], undone[next] == 0);
            }
        }

        private long end(int step) {
            return begins[step] + costs[step];
        }
    }
}
