package io.ballast.loader.plan;

/**
 * When each step begins, if costs are what they are estimated at. Nanoseconds from the first step on.
 *
 * @param begins by the step's number
 * @param costs by the step's number
 * @param end of the last step
 */
@SuppressWarnings("ArrayRecordComponent") // seen by nobody but the planner
record Schedule(long[] begins, long[] costs, long end) {
    /** How many of {@code jobs} connections have nothing to do while the step runs, on the average. */
    double idle(int step, int jobs) {
        long from = begins[step];
        long to = from + costs[step];
        double busy = 0;
        for (int other = 0; other < begins.length; other++) {
            busy += Math.max(0, Math.min(to, begins[other] + costs[other]) - Math.max(from, begins[other]));
        }
        return jobs - busy / Math.max(1, costs[step]);
    }
}
