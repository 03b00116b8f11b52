package io.ballast.cli.console;

import io.ballast.cli.text.ReadableNumbers;
import io.ballast.common.report.Progress.Unit;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** Draws one bar: phase, share, bar, amount, speed, time passed and time left, as far as the terminal is wide. */
final class BarRenderer implements ProgressBarRenderer {
    private static final int NAME_LENGTH = 9;
    private static final int MAX_BAR_LENGTH = 30;
    private static final int MIN_BAR_LENGTH = 5;
    /** Parts of a block, an eighth more each. */
    private static final String PARTS = " ▏▎▍▌▋▊▉█";

    private final Unit unit;
    private final boolean blocks;

    BarRenderer(Unit unit, Charset encoding) {
        this.unit = unit;
        this.blocks = encoding.newEncoder().canEncode(PARTS);
    }

    @Override
    public String render(ProgressState progress, int maxLength) {
        PhaseState state =
                new PhaseState(unit, progress.getCurrent(), progress.getMax(), progress.getElapsedAfterStart());
        String head =
                String.format(Locale.ROOT, "%-" + NAME_LENGTH + "s %3d%% ", progress.getTaskName(), state.percent());
        String tail = tail(state, progress.isAlive());
        int room = maxLength - head.length() - tail.length() - 3;
        String bar = room < MIN_BAR_LENGTH ? "" : bar(state, Math.min(room, MAX_BAR_LENGTH)) + " ";
        String line = head + bar + tail;
        return padded(line.length() > maxLength ? line.substring(0, maxLength) : line, maxLength);
    }

    private static String tail(PhaseState state, boolean alive) {
        List<String> parts = new ArrayList<>(List.of(state.amount(), state.speed()));
        parts.add(alive ? ReadableNumbers.clock(state.elapsed()) : ReadableNumbers.time(state.elapsed()));
        Duration remaining = alive ? state.remaining() : null;
        parts.add(remaining == null ? "" : ReadableNumbers.clock(remaining) + " left");
        parts.removeIf(String::isEmpty);
        return String.join("  ", parts);
    }

    private String bar(PhaseState state, int length) {
        double filled = state.total() <= 0 ? 0 : Math.min(1.0, (double) state.done() / state.total()) * length;
        int full = (int) filled;
        if (!blocks) {
            return "[" + "#".repeat(full) + ".".repeat(length - full) + "]";
        }
        String part =
                full == length ? "" : String.valueOf(PARTS.charAt((int) ((filled - full) * (PARTS.length() - 1))));
        return "│" + "█".repeat(full) + part + " ".repeat(length - full - part.length()) + "│";
    }

    /** Covers what an earlier, longer line has left. */
    private static String padded(String line, int length) {
        return line + " ".repeat(Math.max(0, length - line.length()));
    }
}
