package io.ballast.spark;

/** Waits for something that happens elsewhere. */
final class Await {
    private static final long SECONDS = 90;

    private Await() {}

    /** What is waited for. */
    interface Condition {
        boolean holds() throws Exception;
    }

    static void until(Condition condition) throws Exception {
        for (int i = 0; i < SECONDS * 10; i++) {
            if (condition.holds()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("it does not come to that");
    }
}
