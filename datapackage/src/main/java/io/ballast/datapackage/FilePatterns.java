package io.ballast.datapackage;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.Choice;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.IoReason;
import io.ballast.common.error.Setting;
import io.ballast.datapackage.file.ExternalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Paths and patterns of a command line, as the files they name: pattern by pattern, each sorted by path. */
final class FilePatterns {
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");
    /** Directories that {@code **} goes down. */
    private static final int MAX_DEPTH = 32;

    private static final String STANDARD_INPUT = "-";
    /** Behind a name that says how it is packed. */
    private static final String NAMED_STANDARD_INPUT = "=-";

    private final Function<String, Optional<ExternalFile>> elsewhere;
    private final Map<Object, ExternalFile> seen = new HashMap<>();
    private final List<ExternalFile> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private FilePatterns(Function<String, Optional<ExternalFile>> elsewhere) {
        this.elsewhere = elsewhere;
    }

    static FilePatterns of(List<String> patterns, Function<String, Optional<ExternalFile>> elsewhere) {
        FilePatterns found = new FilePatterns(elsewhere);
        patterns.forEach(found::add);
        found.refuseOneNameForTwo();
        return found;
    }

    List<ExternalFile> files() {
        return files;
    }

    /** What messages and the journal call the source. */
    String name() {
        return String.join(" ", names);
    }

    private void add(String pattern) {
        Optional<ExternalFile> known = elsewhere.apply(pattern).or(() -> standardInput(pattern));
        names.add(known.map(ExternalFile::name).orElse(pattern));
        known.ifPresentOrElse(this::add, () -> paths(pattern).forEach(path -> add(ExternalFile.named(path))));
    }

    private void add(ExternalFile file) {
        @Nullable ExternalFile before = seen.put(file.identity(), file);
        if (before != null) {
            throw refused(
                    "",
                    "names " + file.name()
                            + (before.name().equals(file.name())
                                    ? " twice"
                                    : " and " + before.name() + ", which are the same file")
                            + ", and its rows would be loaded twice. Name it once.");
        }
        files.add(file);
    }

    private static boolean isStandardInput(String pattern) {
        return pattern.equals(STANDARD_INPUT)
                || (pattern.endsWith(NAMED_STANDARD_INPUT) && !Files.exists(Path.of(pattern)));
    }

    private static String nameOfStandardInput(String pattern) {
        return pattern.equals(STANDARD_INPUT)
                ? ""
                : pattern.substring(0, pattern.length() - NAMED_STANDARD_INPUT.length());
    }

    private Optional<ExternalFile> standardInput(String pattern) {
        if (!isStandardInput(pattern)) {
            return Optional.empty();
        }
        if (files.stream().anyMatch(ExternalFile::isStandardInput)) {
            throw refused("", "names standard input twice, and its rows come only once. Name it once.");
        }
        return Optional.of(ExternalFile.ofStandardInput(nameOfStandardInput(pattern)));
    }

    /** A name of standard input may be that of a file. */
    private void refuseOneNameForTwo() {
        Set<String> taken = new HashSet<>();
        for (ExternalFile file : files) {
            if (!taken.add(file.name())) {
                throw refused(
                        "",
                        "names " + file.name()
                                + " twice, of which one is standard input. Give standard input another name.");
            }
        }
    }

    private static List<Path> paths(String pattern) {
        if (!WILD.matcher(pattern).find() || Files.exists(Path.of(pattern))) {
            return List.of(Path.of(pattern));
        }
        int wild = pattern.indexOf(
                WILD.matcher(pattern).results().findFirst().orElseThrow().group());
        int slash = pattern.lastIndexOf('/', wild);
        Path base = Path.of(slash < 0 ? "" : slash == 0 ? "/" : pattern.substring(0, slash));
        int depth = pattern.contains("**")
                ? MAX_DEPTH
                : pattern.substring(slash + 1).split("/").length;
        List<Path> paths = matches(pattern, base, depth);
        if (paths.isEmpty()) {
            throw refused(pattern, "matches no file. Check the pattern, and that the shell leaves it alone: quote it.");
        }
        return paths;
    }

    private static List<Path> matches(String pattern, Path base, int depth) {
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            if (!Files.isDirectory(base)) {
                return List.of();
            }
            try (Stream<Path> walk = Files.walk(base, depth, FileVisitOption.FOLLOW_LINKS)) {
                return walk.filter(path -> matcher.matches(path) && Files.isRegularFile(path))
                        .sorted()
                        .toList();
            }
        } catch (PatternSyntaxException e) {
            throw refused(pattern, "no pattern (" + e.getDescription() + ").");
        } catch (IOException e) {
            throw refused("cannot list " + base + ": " + IoReason.of(e) + ". Check the path and who may read it.");
        } catch (UncheckedIOException e) {
            throw refused("cannot list " + base + ": " + IoReason.of(Objects.requireNonNull(e.getCause()))
                    + ". Check the path and who may read it.");
        }
    }

    private static BallastException refused(String pattern, String text) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, new Choice(Setting.CSV_FILES, pattern), text, Hint.NONE);
    }

    private static BallastException refused(String message) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, message);
    }
}
