package io.ballast.cli.console;

import io.ballast.common.report.Progress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.function.Supplier;

/** Where a command speaks. Safe for use by many threads. */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final Charset charset;
    private final boolean terminal;
    private final int width;
    private volatile boolean hasResult;

    /**
     * @param charset the encoding of both streams
     * @param terminal whether {@code err} is a terminal that shows bars
     * @param width of the lines of results
     */
    public Console(PrintStream out, PrintStream err, Charset charset, boolean terminal, int width) {
        this.out = out;
        this.err = err;
        this.charset = charset;
        this.terminal = terminal;
        this.width = width;
    }

    /** The console of this process, in the encoding of its locale. */
    public static Console ofThisProcess() {
        Charset encoding = encoding();
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, encoding),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, encoding),
                encoding,
                Terminal.isStandardError(),
                Screen.width(System.getenv(), Terminal.isStandardOutput()));
    }

    /** Prints a result, as it is. */
    public void result(String text) {
        hasResult = true;
        out.print(text);
        out.flush();
    }

    /** Whether there is a result already. */
    public boolean hasResult() {
        return hasResult;
    }

    /** Prints a line for people, unless they want quiet. */
    public void note(Verbosity verbosity, String line) {
        if (verbosity != Verbosity.QUIET) {
            err.println(line);
        }
    }

    /** How wide the lines of results are, as far as single words allow. */
    public int width() {
        return width;
    }

    /** Where errors and notes go. */
    public PrintStream err() {
        return err;
    }

    /** Standard output for what writes text by itself, such as help. */
    public PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, charset), true);
    }

    /** Standard error, likewise. */
    public PrintWriter errWriter() {
        return new PrintWriter(new OutputStreamWriter(err, charset), true);
    }

    /** The encoding of results. */
    public Charset charset() {
        return charset;
    }

    /** What shows the progress of one run: bars on a terminal, unless log lines would break them; else lines; or nothing. */
    public Progress progress(Verbosity verbosity) {
        return switch (verbosity) {
            case QUIET -> Progress.silent();
            case VERBOSE -> lines();
            case NORMAL -> terminal ? new BarProgress(err, charset) : lines();
        };
    }

    private Progress lines() {
        Supplier<Long> clock = System::nanoTime;
        return new LineProgress(err, clock);
    }

    /** JDK 19 and newer report the encoding of standard output, older ones that of the locale. */
    private static Charset encoding() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }
}
