package io.ballast.loader.plan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders the steps of a load for the connections that take them: one that has nothing to do takes the first step that may begin.
 *
 * <p>It starts from the longest chain of work first (list scheduling by critical path: T. C. Hu, "Parallel Sequencing and
 * Assembly Line Problems", 1961), which can leave one long step for the end while the other connections have nothing to do. So
 * single steps are then moved to other places, as long as the whole gets shorter by what the steps are estimated to cost.
 */
final class StepOrder {
    /** With more steps than that the pieces are small, and little is left to gain. */
    private static final int MAX_SEARCHED = 80;

    private static final int MAX_TRIALS = 1500;
    /** Steps below this share of the whole are not moved. */
    private static final int SMALL = 100;
    /** From this share of a build on that another connection is idle, it may have a worker more. */
    private static final double IDLE_ENOUGH = 0.6;

    /** A build that takes less than this part of the whole gets no workers: they would take longer to start. */
    private static final long SMALLEST_PARTS = 1000;

    private final StepGraph graph;
    private final int jobs;
    private int trials;

    private StepOrder(StepGraph graph, int jobs) {
        this.graph = graph;
        this.jobs = jobs;
    }

    /**
     * The same steps in the order in which they are to be taken. Index builds that leave connections idle get as many workers
     * beside them.
     *
     * @param maxWorkers the server's own limit for one build; 0 where it knows none
     */
    static List<Step> of(List<Step> steps, int jobs, int maxWorkers, SortMemory memory) {
        StepGraph graph = new StepGraph(steps);
        int[] order = new StepOrder(graph, jobs).shortest();
        Schedule schedule = graph.schedule(order, jobs);
        long least = schedule.end() / SMALLEST_PARTS;
        return IntStream.of(order)
                .mapToObj(step -> maxWorkers > 0
                                && graph.cost(step) >= least
                                && steps.get(step) instanceof SqlStep sql
                                && isBuild(sql)
                        ? withWorkers(sql, Math.min(maxWorkers, workers(schedule, step, jobs)), memory)
                        : steps.get(step))
                .toList();
    }

    private static int workers(Schedule schedule, int step, int jobs) {
        return (int) (schedule.idle(step, jobs) + 1 - IDLE_ENOUGH);
    }

    private static boolean isBuild(SqlStep step) {
        return step.makes() instanceof SqlStep.Indexes;
    }

    private static Step withWorkers(SqlStep build, int workers, SortMemory memory) {
        return workers > 0
                ? build.startingWith(List.of(
                        "SET LOCAL max_parallel_maintenance_workers = " + workers,
                        "SET LOCAL maintenance_work_mem = '" + memory.kibWith(workers) + "kB'"))
                : build;
    }

    private int[] shortest() {
        int[] best = longestChainsFirst();
        if (jobs == 1 || graph.size() > MAX_SEARCHED) {
            return best;
        }
        long end = graph.schedule(best, jobs).end();
        boolean shorter = true;
        while (shorter && trials < MAX_TRIALS) {
            int[] next = shorterThan(end, best);
            shorter = next != best;
            best = next;
            end = graph.schedule(best, jobs).end();
        }
        return best;
    }

    private int[] longestChainsFirst() {
        long[] chains = graph.chains();
        return IntStream.range(0, graph.size())
                .boxed()
                .sorted(Comparator.comparingLong(step -> -chains[step]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The best of all orders with one step at another place; the same array when none is better. */
    private int[] shorterThan(long end, int[] order) {
        int[] best = order;
        long bestEnd = end;
        for (int from = 0; from < order.length; from++) {
            if (graph.cost(order[from]) < end / SMALL) {
                continue;
            }
            for (int to = 0; to < order.length && trials < MAX_TRIALS; to++) {
                if (to == from || graph.cost(order[to]) < end / SMALL) {
                    continue;
                }
                trials++;
                int[] moved = moved(order, from, to);
                long movedEnd = graph.schedule(moved, jobs).end();
                if (movedEnd < bestEnd) {
                    best = moved;
                    bestEnd = movedEnd;
                }
            }
        }
        return best;
    }

    private static int[] moved(int[] order, int from, int to) {
        int[] moved = order.clone();
        if (from < to) {
            System.arraycopy(order, from + 1, moved, from, to - from);
        } else {
            System.arraycopy(order, to, moved, to + 1, from - to);
        }
        moved[to] = order[from];
        return moved;
    }
}
