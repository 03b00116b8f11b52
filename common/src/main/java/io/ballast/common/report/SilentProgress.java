package io.ballast.common.report;

/** The progress of a run that nobody watches. */
enum SilentProgress implements Progress, Progress.PhaseProgress {
    INSTANCE;

    @Override
    public PhaseProgress start(String phase, long total, Unit unit) {
        return this;
    }

    @Override
    public void note(String line) {}

    @Override
    public void advance(long amount) {}

    @Override
    public void close() {}
}
