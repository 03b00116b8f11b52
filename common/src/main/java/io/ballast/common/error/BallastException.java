package io.ballast.common.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of Ballast. Its message is a whole answer for the reader: what failed, where, what was found against
 * what was expected, and what to do next. What the reader can set is data in it, so that each tool puts it into its own words
 * ({@link #message}); {@link #getMessage} has the plain ones.
 */
public final class BallastException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCategory category;
    private final Finding[] findings;

    public BallastException(ErrorCategory category, String text) {
        this(category, text, Hint.NONE, null);
    }

    public BallastException(ErrorCategory category, String text, @Nullable Throwable cause) {
        this(category, text, Hint.NONE, cause);
    }

    public BallastException(ErrorCategory category, String text, Hint hint) {
        this(category, text, hint, null);
    }

    public BallastException(ErrorCategory category, String text, Hint hint, @Nullable Throwable cause) {
        this(category, List.of(new Finding(text, hint)), cause);
    }

    /** With at least one finding. */
    public BallastException(ErrorCategory category, List<Finding> findings, @Nullable Throwable cause) {
        super(message(findings, PlainWording.PLAIN), cause);
        this.category = Objects.requireNonNull(category);
        this.findings = findings.toArray(Finding[]::new);
    }

    public BallastException(ErrorCategory category, Subject subject, String text, Hint hint) {
        this(category, List.of(new Finding(subject, text, hint)), null);
    }

    public BallastException(ErrorCategory category, Finding finding) {
        this(category, List.of(finding), null);
    }

    public BallastException(ErrorCategory category, Finding finding, @Nullable Throwable cause) {
        this(category, List.of(finding), cause);
    }

    public ErrorCategory category() {
        return category;
    }

    public List<Finding> findings() {
        return List.of(findings);
    }

    /** The whole message, in the words of one tool. */
    public String message(Wording wording) {
        return message(findings(), wording);
    }

    /** What is wrong, without what to do about it; the place too, but for those of values in documents. */
    public String text() {
        return findings().stream()
                .map(finding -> finding.subject() instanceof Subject.Named ? finding.withPlace() : finding.text())
                .collect(Collectors.joining(" "));
    }

    /**
     * The same with a sentence after its last finding.
     *
     * @param more begins with a space
     * @param instead what to do about it now
     */
    public BallastException saying(String more, Hint instead, @Nullable Throwable cause) {
        List<Finding> told = new ArrayList<>(findings());
        Finding last = told.remove(told.size() - 1);
        told.add(new Finding(last.subject(), last.text() + more, instead, last.contrast()));
        return new BallastException(category, told, cause);
    }

    /** What to do, whatever it was that failed. */
    public Hint hint() {
        return findings().stream().map(Finding::hint).reduce(Hint.NONE, Hint::or);
    }

    /** The same failure for work that is neither resumed nor restarted as the hints say, with this one as its cause; itself where nothing changes. */
    public BallastException withReruns(Remedy instead) {
        List<Finding> changed = findings().stream()
                .map(finding -> new Finding(
                        finding.subject(), finding.text(), finding.hint().withReruns(instead), finding.contrast()))
                .toList();
        return changed.equals(findings()) ? this : new BallastException(category, changed, this);
    }

    /** Findings of a document or of tables, one a line as each has a place of its own there; others are sentences of one answer. */
    private static String message(List<Finding> findings, Wording wording) {
        boolean placed = findings.size() > 1
                && findings.stream()
                        .allMatch(finding -> finding.subject() instanceof Subject.Value
                                || finding.subject() instanceof Subject.Table);
        if (!placed) {
            return sentences(findings, wording);
        }
        Hint first = findings.get(0).hint();
        boolean oneHint = !first.ways().isEmpty()
                && findings.stream().allMatch(finding -> finding.hint().equals(first));
        String lines = findings.stream()
                .map(finding -> oneHint ? finding.place(wording) : finding.message(wording))
                .collect(Collectors.joining("\n  "));
        return findings.size() + " things are wrong:\n  " + lines + (oneHint ? "\n" + first.text(wording) : "");
    }

    /** What several in a row have as their hint is said once, after the last of them. */
    private static String sentences(List<Finding> findings, Wording wording) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            boolean again =
                    i + 1 < findings.size() && findings.get(i + 1).hint().equals(finding.hint());
            sentences.add(again ? finding.place(wording) : finding.message(wording));
        }
        return String.join(" ", sentences);
    }
}
