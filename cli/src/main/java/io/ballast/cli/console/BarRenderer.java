package io.ballast.cli.console;

import io.ballast.cli.text.ReadableNumbers;
import io.ballast.common.report.Progress.Unit;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** Draws one bar: phase, share, bar, amount, speed, time passed and time left, as far as the terminal is wide. */
final class BarRenderer implements ProgressBarRenderer {
    private static final int NAME_LENGTH = 9;
    private static final int MAX_BAR_LENGTH = 30;
    private static final int MIN_BAR_LENGTH = 5;
    /** Parts of a block, an eighth more each. */
    private static final String PARTS = " ▏▎▍▌▋▊▉█";

    private final Unit unit;
    private final boolean totalKnown;
    private final boolean blocks;
    private final RunOutlook outlook;

    /** @param totalKnown else the library takes what is done for the total, which is not drawn */
    BarRenderer(Unit unit, boolean totalKnown, Charset encoding, RunOutlook outlook) {
        this.unit = unit;
        this.totalKnown = totalKnown;
        this.outlook = outlook;
        this.blocks = encoding.newEncoder().canEncode(PARTS);
    }

    @Override
    public String render(ProgressState progress, int maxLength) {
        PhaseState state = new PhaseState(
                unit, progress.getCurrent(), totalKnown ? progress.getMax() : 0, progress.getElapsedAfterStart());
        String share = state.total() > 0 ? state.percent() + "%" : "";
        String head = String.format(Locale.ROOT, "%-" + NAME_LENGTH + "s %4s ", progress.getTaskName(), share);
        String name = progress.getTaskName();
        if (progress.isAlive()) {
            outlook.reached(name, state.share());
        }
        String tail = tail(
                state,
                progress.isAlive() ? outlook.remaining(name) : null,
                progress.isAlive(),
                maxLength - head.length());
        int room = maxLength - head.length() - tail.length() - 3;
        String bar = room < MIN_BAR_LENGTH ? "" : bar(state, Math.min(room, MAX_BAR_LENGTH)) + " ";
        String line = head + bar + tail;
        return padded(line.length() > maxLength ? line.substring(0, maxLength) : line, maxLength);
    }

    /** What matters most of what there is room for: the time left, then how much is done, its speed, the time passed. */
    private static String tail(PhaseState state, @Nullable Duration run, boolean alive, int room) {
        Duration remaining = alive ? state.remaining() : null;
        String left = left(remaining, run);
        String elapsed = alive ? ReadableNumbers.clock(state.elapsed()) : ReadableNumbers.time(state.elapsed());
        List<List<String>> choices = List.of(
                List.of(state.amount(), state.speed(), elapsed, left),
                List.of(state.amount(), state.speed(), left.isEmpty() ? elapsed : left),
                List.of(state.amountDone(), state.speed(), left.isEmpty() ? elapsed : left),
                List.of(state.amountDone(), left.isEmpty() ? elapsed : left),
                List.of(left.isEmpty() ? elapsed : left));
        String tail = "";
        for (List<String> choice : choices) {
            tail = choice.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
            if (tail.length() <= room) {
                break;
            }
        }
        return tail;
    }

    /** {@code 0:15 left, run 1:02}. */
    private static String left(@Nullable Duration phase, @Nullable Duration run) {
        String ofRun = run == null ? "" : "run " + ReadableNumbers.clock(run);
        if (phase == null) {
            return ofRun.isEmpty() ? "" : ofRun + " left";
        }
        return ReadableNumbers.clock(phase) + " left" + (ofRun.isEmpty() ? "" : ", " + ofRun);
    }

    private String bar(PhaseState state, int length) {
        double filled = state.share() * length;
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
